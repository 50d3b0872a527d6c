package org.readout.analysis;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Mean and scatter of the values of independent experimental units. Sums of centred squares are
 * taken in two passes, so that a large common offset costs no digits.
 *
 * @param n how many units
 * @param mean their arithmetic mean
 * @param sd the sample standard deviation (n − 1); empty for one unit, which has no scatter
 */
public record Descriptive(int n, double mean, OptionalDouble sd) {

  /**
   * @throws IllegalArgumentException when there is no value or one is not finite
   */
  public static Descriptive of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no value to describe");
    }
    double mean = mean(values);
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("a value is not finite");
    }
    if (values.length == 1) {
      return new Descriptive(1, mean, OptionalDouble.empty());
    }
    double squares = 0;
    double drift = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
      drift += value - mean;
    }
    double variance = (squares - drift * drift / values.length) / (values.length - 1);
    return new Descriptive(
        values.length, mean, OptionalDouble.of(Math.sqrt(Math.max(0, variance))));
  }

  /** The standard error of the mean; empty for one unit. */
  public OptionalDouble sem() {
    return sd.isPresent()
        ? OptionalDouble.of(sd.getAsDouble() / Math.sqrt(n))
        : OptionalDouble.empty();
  }

  /** Mean ± t·SEM with n − 1 degrees of freedom; empty for one unit. */
  public Optional<Interval> interval(double confidence) {
    Interval.requireConfidence(confidence);
    if (sem().isEmpty()) {
      return Optional.empty();
    }
    double half = StudentT.critical(confidence, n - 1) * sem().getAsDouble();
    return Optional.of(new Interval(mean - half, mean + half, confidence));
  }

  /** The sum of the squared distances from the mean; zero for one unit. */
  double squares() {
    double scatter = sd.orElse(0);
    return scatter * scatter * (n - 1);
  }

  /** The variance of the mean; zero for one unit. */
  double squaredSem() {
    double scatter = sd.orElse(0);
    return scatter * scatter / n;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double first = sum / values.length;
    double correction = 0;
    for (double value : values) {
      correction += value - first;
    }
    return first + correction / values.length;
  }
}
