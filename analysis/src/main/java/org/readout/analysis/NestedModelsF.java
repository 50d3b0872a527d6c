package org.readout.analysis;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether the larger of two nested quasi-Poisson models explains more than chance: the drop in
 * deviance per coefficient over the dispersion of the larger model. The same numbers as R's {@code
 * anova(smaller, larger, test = "F")}.
 *
 * @param f the statistic, 0 or above
 * @param df1 coefficients that the larger model has more
 * @param df2 residual degrees of freedom of the larger model
 */
public record NestedModelsF(double f, int df1, int df2) {
  public NestedModelsF {
    if (!(f >= 0) || df1 < 1 || df2 < 1) {
      throw new IllegalArgumentException("no such F: %s on %d and %d".formatted(f, df1, df2));
    }
  }

  /**
   * @throws IllegalArgumentException when the larger model has no more coefficients, no residual
   *     degree of freedom or no scatter
   */
  public static NestedModelsF of(QuasiPoissonRegression smaller, QuasiPoissonRegression larger) {
    int df1 = smaller.residualDf() - larger.residualDf();
    double dispersion = larger.dispersion().orElse(0);
    double drop = Math.max(0, smaller.deviance() - larger.deviance());
    return new NestedModelsF(drop / df1 / dispersion, df1, larger.residualDf());
  }

  /** Above zero also where the true value underflows. */
  public double p() {
    double p = FDistribution.of(df1, df2).survivalProbability(f);
    return Math.max(p, Double.MIN_VALUE);
  }
}
