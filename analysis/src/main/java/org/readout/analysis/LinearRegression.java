package org.readout.analysis;

/**
 * A straight line by least squares.
 *
 * @param r the correlation
 * @param sigma the standard deviation about the line
 * @param meanX of the measure that is taken as known
 * @param squaresX its sum of squares about the mean
 */
public record LinearRegression(
    double intercept, double slope, double r, double sigma, int n, double meanX, double squaresX) {

  /** Needs three pairs, scatter in both measures, and some about the line. */
  public static Outcome<LinearRegression> of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("as many x as y");
    }
    int n = x.length;
    if (n < 3) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double meanX = Descriptive.of(x).mean();
    double meanY = Descriptive.of(y).mean();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (xx == 0 || yy == 0) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double slope = xy / xx;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double residual = y[i] - meanY - slope * (x[i] - meanX);
      rest += residual * residual;
    }
    double r = xy / Math.sqrt(xx) / Math.sqrt(yy);
    return rest == 0 || Math.abs(r) >= 1
        ? Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE)
        : Outcome.found(
            new LinearRegression(
                meanY - slope * meanX, slope, r, Math.sqrt(rest / (n - 2)), n, meanX, xx));
  }

  /** The slope judged against zero. */
  public TTest slopeTest() {
    return new TTest(slope, sigma / Math.sqrt(squaresX), n - 2);
  }

  /** The intercept judged against zero. */
  public TTest interceptTest() {
    return new TTest(intercept, sigma * Math.sqrt(1.0 / n + meanX * meanX / squaresX), n - 2);
  }

  public double rSquared() {
    return r * r;
  }
}
