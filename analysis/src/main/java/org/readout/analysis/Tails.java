package org.readout.analysis;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Upper tails of the laws that the tests share; never zero where the true value underflows. */
final class Tails {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Tails() {}

  static double f(double f, double df1, double df2) {
    return aboveZero(FDistribution.of(df1, df2).survivalProbability(f));
  }

  static double chiSquare(double x, double df) {
    return aboveZero(ChiSquaredDistribution.of(df).survivalProbability(x));
  }

  static double normalTwoSided(double z) {
    return aboveZero(2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  static double normal(double z) {
    return NORMAL.survivalProbability(z);
  }

  /** The z that is exceeded with this probability. */
  static double criticalNormal(double tail) {
    return polished(NORMAL, tail);
  }

  /** The F that is exceeded with this probability. */
  static double criticalF(double tail, double df1, double df2) {
    return polished(FDistribution.of(df1, df2), tail);
  }

  static double aboveZero(double p) {
    return Math.max(Math.min(1, p), Double.MIN_VALUE);
  }

  /** The library's solver stops at 1e-9; one Newton step squares that. */
  private static double polished(ContinuousDistribution law, double tail) {
    double quantile = law.inverseSurvivalProbability(tail);
    return quantile + (law.survivalProbability(quantile) - tail) / law.density(quantile);
  }
}
