package org.readout.analysis;

/**
 * A confidence interval.
 *
 * @param low the lower bound
 * @param high the upper bound; infinite where the numbers set no bound
 * @param confidence the confidence level, between 0 and 1, for example 0.95
 */
public record Interval(double low, double high, double confidence) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no such interval: " + low + " to " + high);
    }
    requireConfidence(confidence);
  }

  /** Whether the value lies inside; the bounds belong to the interval. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1: " + confidence);
    }
  }
}
