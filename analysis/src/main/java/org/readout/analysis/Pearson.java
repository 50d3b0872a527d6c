package org.readout.analysis;

/**
 * The linear correlation of two measures of the same units.
 *
 * @param r −1 to 1
 * @param n pairs
 */
public record Pearson(double r, int n) {

  /** Needs three pairs and scatter in both measures. */
  public static Outcome<Pearson> of(double[] x, double[] y) {
    return LinearRegression.of(x, y).map(line -> new Pearson(line.r(), x.length));
  }

  public double t() {
    return r * Math.sqrt((n - 2) / ((1 - r) * (1 + r)));
  }

  public int df() {
    return n - 2;
  }

  /** Two-sided. */
  public double p() {
    return StudentT.twoSidedP(t(), df());
  }

  /** By Fisher's z; needs four pairs, without which there is no bound. */
  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    if (n < 4) {
      return new Interval(-1, 1, confidence);
    }
    double z = Math.log((1 + r) / (1 - r)) / 2;
    double half = Tails.criticalNormal((1 - confidence) / 2) / Math.sqrt(n - 3);
    return new Interval(Math.tanh(z - half), Math.tanh(z + half), confidence);
  }
}
