package org.readout.analysis;

/**
 * A coefficient, or a sum of coefficients, of a regression with a logarithmic link: the logarithm
 * of a ratio.
 *
 * @param name of the design column, or of the contrast
 * @param estimate natural logarithm of the ratio
 * @param standardError above zero
 * @param df residual degrees of freedom that the standard error rests on
 */
public record Coefficient(String name, double estimate, double standardError, int df) {
  public Coefficient {
    if (!Double.isFinite(estimate) || !(standardError > 0) || df < 1) {
      throw new IllegalArgumentException(
          "no such coefficient: %s ± %s with %d df".formatted(estimate, standardError, df));
    }
  }

  public double t() {
    return estimate / standardError;
  }

  /** Two-sided, Student's t; above zero also where the true value underflows. */
  public double p() {
    return StudentT.twoSidedP(t(), df);
  }

  public double ratio() {
    return Math.exp(estimate);
  }

  /** Of the ratio: symmetric on the logarithm, estimate ± t·SE. */
  public Interval ratioInterval(double confidence) {
    Interval.requireConfidence(confidence);
    double half = StudentT.critical(confidence, df) * standardError;
    return new Interval(Math.exp(estimate - half), Math.exp(estimate + half), confidence);
  }
}
