package org.readout.imaging.potential.lapse;

import org.jspecify.annotations.Nullable;

/**
 * When what was added, in the seconds of the frames. Immutable.
 *
 * @param drug frames before it are the baseline
 * @param fccp when the potential was collapsed; null if it was not
 */
public record LapseTimes(double drug, @Nullable Double fccp) {
  public LapseTimes {
    if (fccp != null && fccp < drug) {
      throw new IllegalArgumentException(
          "FCCP at %s s, before the drug at %s s".formatted(fccp, drug));
    }
  }

  /** The drug is all that was added. */
  public static LapseTimes of(double drug) {
    return new LapseTimes(drug, null);
  }
}
