package org.readout.devices.instrument;

import java.time.Duration;

/**
 * Shaking of a plate.
 *
 * @param strength which of the reader's own steps, from 1, the weakest
 */
public record Shake(Duration duration, Motion motion, int strength) {
  /** The path of a well. */
  public enum Motion {
    LINEAR,
    ORBITAL
  }

  public Shake {
    if (duration.isNegative() || duration.isZero() || strength < 1) {
      throw new IllegalArgumentException("no shaking: %s, step %d".formatted(duration, strength));
    }
  }
}
