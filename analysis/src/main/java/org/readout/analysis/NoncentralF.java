package org.readout.analysis;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * F when there is an effect: a Poisson mixture of beta laws, summed from its largest term outward.
 *
 * @param noncentrality λ, 0 or above
 */
public record NoncentralF(double df1, double df2, double noncentrality) {
  /** A term this small beside the sum does not change it. */
  private static final double NEGLIGIBLE = 1e-18;

  public NoncentralF {
    if (!(df1 > 0) || !(df2 > 0) || !(noncentrality >= 0) || Double.isInfinite(noncentrality)) {
      throw new IllegalArgumentException(
          "no such F: %s and %s df, λ %s".formatted(df1, df2, noncentrality));
    }
  }

  /** P(F ≤ f). */
  public double cumulative(double f) {
    return f <= 0 ? 0 : mixture(f, false);
  }

  /** P(F > f). */
  public double survival(double f) {
    return f <= 0 ? 1 : mixture(f, true);
  }

  private double mixture(double f, boolean upper) {
    int mode = (int) (noncentrality / 2);
    double sum = 0;
    for (int j = mode; j >= 0; j--) {
      double next = term(j, f, upper);
      sum += next;
      if (next < NEGLIGIBLE * sum) {
        break;
      }
    }
    for (int j = mode + 1; ; j++) {
      double next = term(j, f, upper);
      sum += next;
      if (next <= NEGLIGIBLE * sum) {
        return Math.min(1, sum);
      }
    }
  }

  private double term(int j, double f, boolean upper) {
    double half = noncentrality / 2;
    double logWeight = j == 0 ? -half : j * Math.log(half) - half - LogGamma.value(j + 1);
    double x = df1 * f / (df1 * f + df2);
    double a = df1 / 2 + j;
    double beta =
        upper ? RegularizedBeta.complement(x, a, df2 / 2) : RegularizedBeta.value(x, a, df2 / 2);
    return Math.exp(logWeight) * beta;
  }
}
