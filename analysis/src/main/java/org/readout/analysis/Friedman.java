package org.readout.analysis;

/**
 * The rank test of conditions that every subject went through, with ties corrected.
 *
 * @param q the statistic
 * @see <a href="https://doi.org/10.1080/01621459.1937.10503522">Friedman 1937, JASA 32:675</a>
 */
public record Friedman(double q, int subjects, int conditions) {

  /**
   * @param values one row per subject, one column per condition, none missing
   */
  public static Outcome<Friedman> of(double[][] values) {
    int n = values.length;
    int k = n == 0 ? 0 : values[0].length;
    if (n < 2 || k < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double[] sums = new double[k];
    double squares = 0;
    for (double[] row : values) {
      double[] ranks = Ranks.of(row).ranks();
      for (int j = 0; j < k; j++) {
        sums[j] += ranks[j];
        squares += ranks[j] * ranks[j];
      }
    }
    double scatter = squares - n * k * (k + 1.0) * (k + 1) / 4;
    double between = 0;
    for (double sum : sums) {
      between += (sum - n * (k + 1) / 2.0) * (sum - n * (k + 1) / 2.0);
    }
    return scatter > 0
        ? Outcome.found(new Friedman((k - 1) * between / scatter, n, k))
        : Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  public int df() {
    return conditions - 1;
  }

  public double p() {
    return Tails.chiSquare(q, df());
  }

  /** Kendall's W, 0 for no agreement to 1 for the same order in every subject. */
  public double kendallW() {
    return q / subjects / df();
  }
}
