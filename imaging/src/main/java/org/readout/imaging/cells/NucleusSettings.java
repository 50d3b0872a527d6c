package org.readout.imaging.cells;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Everything that a person can set and that changes a nucleus. Immutable.
 *
 * @param diameterPx typical diameter of a nucleus (pixels); empty to take it from the image
 * @param smallestFraction the smallest nucleus that counts, by area, as a part of a typical one; 0
 *     to 1
 */
public record NucleusSettings(OptionalDouble diameterPx, double smallestFraction) {
  /** Narrower than this, a nucleus has no form. */
  private static final double LEAST_DIAMETER_PX = 4;

  /** A cut-off nucleus at the border, or a condensed one, is rarely smaller. */
  private static final double SMALLEST_FRACTION = 0.13;

  public NucleusSettings {
    diameterPx.ifPresent(
        diameter -> {
          if (!(diameter >= LEAST_DIAMETER_PX) || Double.isInfinite(diameter)) {
            throw new IllegalArgumentException(
                "a nucleus cannot be found if it is " + diameter + " px wide");
          }
        });
    if (!(smallestFraction > 0 && smallestFraction < 1)) {
      throw new IllegalArgumentException("not a part of a nucleus: " + smallestFraction);
    }
  }

  /** Takes the size from the image. */
  public static NucleusSettings defaults() {
    return new NucleusSettings(OptionalDouble.empty(), SMALLEST_FRACTION);
  }

  public NucleusSettings withDiameterPx(double other) {
    return new NucleusSettings(OptionalDouble.of(other), smallestFraction);
  }

  /** The settings as plain strings and numbers under stable keys, for a record and for a hash. */
  public Map<String, Object> parameters() {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("diameter_px", diameterPx.isPresent() ? diameterPx.getAsDouble() : "auto");
    plain.put("smallest_fraction", smallestFraction);
    return plain;
  }
}
