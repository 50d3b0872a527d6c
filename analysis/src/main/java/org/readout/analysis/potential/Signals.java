package org.readout.analysis.potential;

import java.util.OptionalDouble;

/**
 * What was measured in one cell, in camera counts with dark and background taken away and nothing
 * clipped: a cell without potential scatters around zero, and half of such cells are negative.
 *
 * @param cellMeanCounts mean over the cell
 * @param mitochondrialMeanCounts mean over the mitochondria of the cell
 * @param massMeanCounts mean of a channel of mitochondrial mass over the cell; empty where it does
 *     not stand clear of noise
 * @param redToGreen JC-1: sum of red over sum of green, bleed-through corrected
 */
public record Signals(
    OptionalDouble cellMeanCounts,
    OptionalDouble mitochondrialMeanCounts,
    OptionalDouble massMeanCounts,
    OptionalDouble redToGreen) {
  public Signals {
    requireFinite(cellMeanCounts);
    requireFinite(mitochondrialMeanCounts);
    requireFinite(massMeanCounts);
    requireFinite(redToGreen);
  }

  /** Of a dye of one colour. */
  public static Signals ofMean(double cellMeanCounts) {
    OptionalDouble none = OptionalDouble.empty();
    return new Signals(OptionalDouble.of(cellMeanCounts), none, none, none);
  }

  /** Of JC-1. */
  public static Signals ofRedToGreen(double ratio) {
    OptionalDouble none = OptionalDouble.empty();
    return new Signals(none, none, none, OptionalDouble.of(ratio));
  }

  public Signals withMitochondria(double meanCounts) {
    return new Signals(cellMeanCounts, OptionalDouble.of(meanCounts), massMeanCounts, redToGreen);
  }

  public Signals withMass(double meanCounts) {
    return new Signals(
        cellMeanCounts, mitochondrialMeanCounts, OptionalDouble.of(meanCounts), redToGreen);
  }

  private static void requireFinite(OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException("not a finite number: " + value.getAsDouble());
    }
  }
}
