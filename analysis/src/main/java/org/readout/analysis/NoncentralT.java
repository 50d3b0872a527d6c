package org.readout.analysis;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Student's t when there is an effect: the law of (Z + δ)/√(χ²/ν). Sums the mixture of beta laws
 * from its largest term outward, each tail by terms of its own, so that for a δ above zero a small
 * upper tail keeps its digits.
 *
 * @param df degrees of freedom ν, above zero
 * @param noncentrality δ
 * @see <a href="https://doi.org/10.2307/2347693">Lenth 1989, AS 243, Appl. Stat. 38:185</a>
 */
public record NoncentralT(double df, double noncentrality) {
  /** A term this small beside the sum does not change it. */
  private static final double NEGLIGIBLE = 1e-18;

  public NoncentralT {
    if (!(df > 0) || !Double.isFinite(noncentrality)) {
      throw new IllegalArgumentException("no such t: %s df, δ %s".formatted(df, noncentrality));
    }
  }

  /** P(T ≤ t). */
  public double cumulative(double t) {
    if (t < 0) {
      return new NoncentralT(df, -noncentrality).survival(-t);
    }
    double x = t * t / (df + t * t);
    double inside = mixture((a, b) -> RegularizedBeta.value(x, a, b));
    return clamped(Tails.normal(noncentrality) + inside);
  }

  /** P(T > t). */
  public double survival(double t) {
    if (t < 0) {
      return new NoncentralT(df, -noncentrality).cumulative(-t);
    }
    double x = t * t / (df + t * t);
    return clamped(mixture((a, b) -> RegularizedBeta.complement(x, a, b)));
  }

  private interface Beta {
    double of(double a, double b);
  }

  /** ½ Σ p(j)·B(j + ½, ν/2) + q(j)·B(j + 1, ν/2). */
  private double mixture(Beta beta) {
    double half = noncentrality * noncentrality / 2;
    if (half == 0) {
      return beta.of(0.5, df / 2) / 2;
    }
    int mode = (int) half;
    IntToDoubleFunction term =
        j -> {
          double p = Math.exp(-half + j * Math.log(half) - LogGamma.value(j + 1));
          double q = Math.exp(-half + (j + 0.5) * Math.log(half) - LogGamma.value(j + 1.5));
          return p * beta.of(j + 0.5, df / 2)
              + Math.copySign(q, noncentrality) * beta.of(j + 1, df / 2);
        };
    double scale = 0;
    double sum = 0;
    for (int j = mode; j >= 0; j--) {
      double next = term.applyAsDouble(j);
      sum += next;
      scale = Math.max(scale, Math.abs(next));
      if (Math.abs(next) < NEGLIGIBLE * scale) {
        break;
      }
    }
    for (int j = mode + 1; ; j++) {
      double next = term.applyAsDouble(j);
      sum += next;
      scale = Math.max(scale, Math.abs(next));
      if (Math.abs(next) <= NEGLIGIBLE * scale) {
        return sum / 2;
      }
    }
  }

  private static double clamped(double p) {
    return Math.max(0, Math.min(1, p));
  }
}
