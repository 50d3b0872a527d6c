package org.readout.analysis;

/**
 * How many more pairs of units have both measures in the same order than in opposite ones.
 *
 * @param tauB corrected for ties
 * @param z by the normal law, with the variance corrected for ties
 * @see <a href="https://doi.org/10.1093/biomet/33.3.239">Kendall 1945, Biometrika 33:239</a>
 */
public record Kendall(double tauB, double z) {

  /** Needs three units and scatter in both measures. */
  public static Outcome<Kendall> of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("as many x as y");
    }
    int n = x.length;
    if (n < 3) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        s += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
      }
    }
    Ties tx = Ties.of(x);
    Ties ty = Ties.of(y);
    double pairs = n * (n - 1) / 2.0;
    if (tx.pairs == pairs || ty.pairs == pairs) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double whole = n * (n - 1.0) * (2 * n + 5);
    double variance =
        (whole - tx.fives - ty.fives) / 18
            + tx.threes * ty.threes / (9.0 * n * (n - 1) * (n - 2))
            + 4 * tx.pairs * ty.pairs / (2.0 * n * (n - 1));
    double tau = s / Math.sqrt((pairs - tx.pairs) * (pairs - ty.pairs));
    return Outcome.found(new Kendall(tau, s / Math.sqrt(variance)));
  }

  /** Two-sided. */
  public double p() {
    return Tails.normalTwoSided(z);
  }

  /** Sums over ties of length t: t(t − 1)/2, t(t − 1)(2t + 5) and t(t − 1)(t − 2). */
  private record Ties(double pairs, double fives, double threes) {
    static Ties of(double[] values) {
      double pairs = 0;
      double fives = 0;
      double threes = 0;
      for (double value : values) {
        double t = 0;
        for (double other : values) {
          t += other == value ? 1 : 0;
        }
        // Each of the t tied values comes by once.
        pairs += (t - 1) / 2;
        fives += (t - 1) * (2 * t + 5);
        threes += (t - 1) * (t - 2);
      }
      return new Ties(pairs, fives, threes);
    }
  }
}
