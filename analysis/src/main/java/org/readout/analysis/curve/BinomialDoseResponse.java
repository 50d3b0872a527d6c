package org.readout.analysis.curve;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.readout.analysis.Interval;

/**
 * How many of those treated respond, by dose: a logit or probit line on the logarithm of the dose,
 * by maximum likelihood. Rows at dose zero are left out: natural response is not modelled.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4899-3242-6">McCullagh and Nelder 1989, Generalized
 *     Linear Models, 2.5 and 4</a>
 */
public sealed interface BinomialDoseResponse {
  /** What is linear in the logarithm of the dose. */
  enum Link {
    LOGIT,
    PROBIT
  }

  /**
   * @param slope per natural logarithm of the dose
   * @param covariance of intercept and slope
   * @param df rows less two
   */
  record Fitted(
      double intercept,
      double slope,
      double interceptError,
      double slopeError,
      double covariance,
      double deviance,
      int df)
      implements BinomialDoseResponse {

    /** The dose at which half of them respond. */
    public double halfDose() {
      return Math.exp(-intercept / slope);
    }

    /** Of the natural logarithm of {@link #halfDose}, by the delta method. */
    public double logHalfDoseError() {
      double log = -intercept / slope;
      return Math.sqrt(
              interceptError * interceptError
                  + 2 * log * covariance
                  + log * log * slopeError * slopeError)
          / Math.abs(slope);
    }

    /**
     * Of {@link #halfDose}, by Fieller's theorem; from 0 to infinity where the slope is not
     * significant at this level, because then no dose can be excluded.
     */
    public Interval halfDoseInterval(double confidence) {
      double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
      double a = slope * slope - z * z * slopeError * slopeError;
      double b = intercept * slope - z * z * covariance;
      double c = intercept * intercept - z * z * interceptError * interceptError;
      if (a <= 0) {
        return new Interval(0, Double.POSITIVE_INFINITY, confidence);
      }
      double root = Math.sqrt(b * b - a * c);
      return new Interval(Math.exp((-b - root) / a), Math.exp((-b + root) / a), confidence);
    }
  }

  /** Below some dose nobody responds and above it everybody: the slope has no upper limit. */
  record Separated() implements BinomialDoseResponse {}

  /** As many respond at every dose, for all that the data say: nobody, everybody, or one dose. */
  record NoDoseEffect() implements BinomialDoseResponse {}

  /**
   * @param doses 0 or above
   * @param treated how many at each dose
   * @param responders how many of them responded
   * @throws IllegalArgumentException when lengths differ or there are more responders than treated
   */
  static BinomialDoseResponse fit(double[] doses, int[] treated, int[] responders, Link link) {
    return BinomialFit.of(doses, treated, responders, link);
  }
}
