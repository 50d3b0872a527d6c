package org.readout.analysis;

import java.util.Arrays;

/**
 * How many times the first group is the second: the t test of the logarithms, taken back. The
 * interval is asymmetric, as a ratio's is, and cannot fall below zero.
 *
 * @param ofLogarithms the test of the difference between the means of natural logarithms
 */
public record GeometricMeanRatio(TTest ofLogarithms) {

  /** Independent groups, by Welch's test. */
  public static Outcome<GeometricMeanRatio> of(double[] first, double[] second) {
    return positive(first) && positive(second)
        ? TTest.welch(logs(first), logs(second)).map(GeometricMeanRatio::new)
        : Outcome.refused(Refusal.NOT_POSITIVE);
  }

  /** The values at the same position belong together. */
  public static Outcome<GeometricMeanRatio> paired(double[] first, double[] second) {
    return positive(first) && positive(second)
        ? TTest.paired(logs(first), logs(second)).map(GeometricMeanRatio::new)
        : Outcome.refused(Refusal.NOT_POSITIVE);
  }

  /** Ratios against a reference ratio, usually 1, for example each over its own control. */
  public static Outcome<GeometricMeanRatio> oneSample(double[] ratios, double reference) {
    return positive(ratios) && reference > 0
        ? TTest.oneSample(logs(ratios), Math.log(reference)).map(GeometricMeanRatio::new)
        : Outcome.refused(Refusal.NOT_POSITIVE);
  }

  public double ratio() {
    return Math.exp(ofLogarithms.estimate());
  }

  public Interval interval(double confidence) {
    Interval logs = ofLogarithms.interval(confidence);
    return new Interval(Math.exp(logs.low()), Math.exp(logs.high()), confidence);
  }

  /** Two-sided, against a ratio of one. */
  public double p() {
    return ofLogarithms.p();
  }

  private static boolean positive(double[] values) {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
