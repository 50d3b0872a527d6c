package org.readout.analysis;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t where the statistics need it: both tails, and quantiles to the last digits. */
final class StudentT {
  private StudentT() {}

  /** Two-sided; never zero, also where the true value is below the smallest double. */
  static double twoSidedP(double t, double df) {
    double p = 2 * TDistribution.of(df).survivalProbability(Math.abs(t));
    return Math.max(Math.min(1, p), Double.MIN_VALUE);
  }

  /** The value that |t| exceeds with probability {@code 1 - confidence}. */
  static double critical(double confidence, double df) {
    TDistribution t = TDistribution.of(df);
    double tail = (1 - confidence) / 2;
    double quantile = t.inverseSurvivalProbability(tail);
    // The library's solver stops at 1e-9; one Newton step squares that.
    return quantile + (t.survivalProbability(quantile) - tail) / t.density(quantile);
  }
}
