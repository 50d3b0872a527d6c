package org.readout.analysis;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Fisher's F for the variances of two groups. It answers to departures from the normal law as
 * readily as to unequal variances, and decides nothing about which t test to take.
 *
 * @param f variance of the first over that of the second
 */
public record VarianceRatio(double f, int df1, int df2) {

  /** Needs two values in each group and scatter in both. */
  public static Outcome<VarianceRatio> of(double[] first, double[] second) {
    if (first.length < 2 || second.length < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double a = Descriptive.of(first).sd().orElse(0);
    double b = Descriptive.of(second).sd().orElse(0);
    return a > 0 && b > 0
        ? Outcome.found(new VarianceRatio(a / b * (a / b), first.length - 1, second.length - 1))
        : Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  /** Two-sided: twice the smaller tail. */
  public double p() {
    FDistribution law = FDistribution.of(df1, df2);
    double tail = Math.min(law.cumulativeProbability(f), law.survivalProbability(f));
    return Math.max(Math.min(1, 2 * tail), Double.MIN_VALUE);
  }

  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    double tail = (1 - confidence) / 2;
    return new Interval(
        f / Tails.criticalF(tail, df1, df2), f * Tails.criticalF(tail, df2, df1), confidence);
  }
}
