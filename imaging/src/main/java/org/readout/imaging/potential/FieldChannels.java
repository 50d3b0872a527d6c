package org.readout.imaging.potential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one field, all of one size. Immutable.
 *
 * @param potential the probe; of a red and green one the red
 * @param nuclear the nuclear stain, for its quality only; null if it was not recorded
 * @param mass a stain of mitochondrial mass; null if there is none
 * @param green the green of a red and green probe; null for every other
 * @param bleed how much green light the red channel sees; null if nobody measured it
 */
public record FieldChannels(
    Signal potential,
    @Nullable Signal nuclear,
    @Nullable Signal mass,
    @Nullable Signal green,
    @Nullable BleedThrough bleed) {
  public FieldChannels {
    for (Signal other : given(potential, nuclear, mass, green)) {
      if (other.plane().widthPx() != potential.plane().widthPx()
          || other.plane().heightPx() != potential.plane().heightPx()) {
        throw new IllegalArgumentException(
            "%s and %s differ in size".formatted(potential.name(), other.name()));
      }
    }
  }

  public static FieldChannels of(Signal potential) {
    return new FieldChannels(potential, null, null, null, null);
  }

  public FieldChannels withNuclear(Signal stain) {
    return new FieldChannels(potential, stain, mass, green, bleed);
  }

  public FieldChannels withMass(Signal stain) {
    return new FieldChannels(potential, nuclear, stain, green, bleed);
  }

  public FieldChannels withGreen(Signal monomer) {
    return new FieldChannels(potential, nuclear, mass, monomer, bleed);
  }

  public FieldChannels withBleed(BleedThrough seenInRed) {
    return new FieldChannels(potential, nuclear, mass, green, seenInRed);
  }

  /** Those that were recorded. */
  List<Signal> recorded() {
    return given(potential, nuclear, mass, green);
  }

  private static List<Signal> given(@Nullable Signal... signals) {
    List<Signal> given = new ArrayList<>();
    for (Signal signal : signals) {
      if (signal != null) {
        given.add(signal);
      }
    }
    return given;
  }
}
