package org.readout.analysis;

import java.util.Arrays;

/**
 * The values at the ends, the quarters and the middle. Quartiles interpolate between order
 * statistics as R's default, type 7, does; other programs have other rules.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan 1996</a>
 */
public record FiveNumbers(double least, double lower, double median, double upper, double most) {
  /** Makes the median distance the standard deviation of a normal law: 1/Φ⁻¹(¾). */
  private static final double NORMAL_SCALE = 1.4826;

  /**
   * @throws IllegalArgumentException when there is no value or one is not finite
   */
  public static FiveNumbers of(double... values) {
    double[] ascending = ascending(values);
    return new FiveNumbers(
        ascending[0],
        quantile(ascending, 0.25),
        quantile(ascending, 0.5),
        quantile(ascending, 0.75),
        ascending[ascending.length - 1]);
  }

  public static double median(double... values) {
    return quantile(ascending(values), 0.5);
  }

  /** The median distance from the median times 1.4826, a robust standard deviation. */
  public static double scaledMad(double... values) {
    double median = median(values);
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    return NORMAL_SCALE * median(distances);
  }

  private static double quantile(double[] ascending, double probability) {
    double position = (ascending.length - 1) * probability;
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }

  private static double[] ascending(double[] values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("no value, or one that is not finite");
    }
    return Arrays.stream(values).sorted().toArray();
  }
}
