package org.readout.devices.instrument;

import java.time.Duration;

/**
 * The same read again and again.
 *
 * @param interval from the start of one read to the start of the next
 * @param reads how many in all; the first is taken at zero, so that they span one interval less
 */
public record Kinetic(Duration interval, int reads) {
  public Kinetic {
    if (interval.isNegative() || interval.isZero() || reads < 2) {
      throw new IllegalArgumentException(
          "no kinetic: %d times every %s".formatted(reads, interval));
    }
  }

  /** Whether a reader that counts whole seconds can keep the interval. */
  public boolean isInWholeSeconds() {
    return interval.equals(Duration.ofSeconds(interval.toSeconds()));
  }

  /** From the first read to the last. */
  public Duration span() {
    return interval.multipliedBy(reads - 1L);
  }
}
