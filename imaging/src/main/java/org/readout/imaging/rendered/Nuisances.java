package org.readout.imaging.rendered;

import java.util.EnumMap;
import java.util.Map;

/**
 * How strong each {@link Nuisance} is: 0 not there, 1 the worst that a lab would keep. Immutable.
 *
 * @param levels what is not named is not there
 */
public record Nuisances(Map<Nuisance, Double> levels) {
  /** Sharp colonies in an even light, and nothing else. */
  public static final Nuisances NONE = new Nuisances(Map.of());

  /** A good photograph on a bench. */
  public static final Nuisances USUAL =
      all(0.4)
          .with(Nuisance.RIM, 0.7)
          .with(Nuisance.OVERLAPS, 0.12)
          .with(Nuisance.PALE, 0.08)
          .with(Nuisance.CROWDING, 0.2)
          .with(Nuisance.DROPLETS, 0)
          .with(Nuisance.BLUR, 0.25)
          .with(Nuisance.JPEG, 0.15);

  /** What a lab would still count, with a sigh. */
  public static final Nuisances HEAVY =
      all(0.9).with(Nuisance.OVERLAPS, 0.3).with(Nuisance.PALE, 0.2).with(Nuisance.BLUR, 0.5);

  public Nuisances {
    levels = Map.copyOf(levels);
    levels.forEach(
        (nuisance, level) -> {
          if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException(nuisance + " lies between 0 and 1, not at " + level);
          }
        });
  }

  /** Everything at one level. */
  public static Nuisances all(double level) {
    Map<Nuisance, Double> levels = new EnumMap<>(Nuisance.class);
    for (Nuisance nuisance : Nuisance.values()) {
      levels.put(nuisance, level);
    }
    return new Nuisances(levels);
  }

  /** The same but for one; the colonies stay where they are unless it moves them. */
  public Nuisances with(Nuisance nuisance, double level) {
    Map<Nuisance, Double> others = new EnumMap<>(Nuisance.class);
    others.putAll(levels);
    others.put(nuisance, level);
    return new Nuisances(others);
  }

  public double level(Nuisance nuisance) {
    return levels.getOrDefault(nuisance, 0.0);
  }
}
