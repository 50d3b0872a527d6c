package org.readout.analysis;

import java.util.Arrays;

/**
 * How well values in order follow those of a normal sample. With few values it finds nothing and
 * with many it finds trifles: advice beside a plot, never a switch between tests.
 *
 * @param w 0 to 1; 1 for values that lie as a normal sample's should
 * @param p the chance of a W as small or smaller
 * @see <a href="https://doi.org/10.2307/2986146">Royston 1995, AS R94, Appl. Stat. 44:547</a>
 */
public record ShapiroWilk(double w, double p) {
  /** The approximation was fitted to samples of up to this many. */
  public static final int MOST = 5000;

  /** Royston's polynomials, constant term first. */
  private static final double[] LAST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};

  private static final double[] LAST_BUT_ONE = {
    0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633
  };
  private static final double[] SMALL_LIMIT = {-2.273, 0.459};
  private static final double[] SMALL_MEAN = {0.5440, -0.39978, 0.025054, -6.714e-4};
  private static final double[] SMALL_LOG_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
  private static final double[] MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
  private static final double[] LOG_SD = {-0.4803, -0.082676, 0.0030302};
  private static final int MOST_SMALL = 11;

  /**
   * Needs three values of which two differ.
   *
   * @throws IllegalArgumentException when there are more than {@value #MOST}
   */
  public static Outcome<ShapiroWilk> of(double... values) {
    int n = values.length;
    if (n > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " values, not " + n);
    }
    if (n < 3) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double[] ascending = Arrays.stream(values).sorted().toArray();
    if (ascending[0] == ascending[n - 1]) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double[] weights = weights(n);
    Descriptive all = Descriptive.of(ascending);
    double dot = 0;
    for (int i = 0; i < n / 2; i++) {
      dot += weights[i] * (ascending[n - 1 - i] - ascending[i]);
    }
    double length = Math.sqrt(2 * Arrays.stream(weights).map(a -> a * a).sum());
    double whole = length * Math.sqrt(all.squares());
    // 1 − W by a difference of roots: W itself is so near to one that its digits are gone.
    double rest = Math.max(0, (whole - dot) * (whole + dot) / (whole * whole));
    return Outcome.found(new ShapiroWilk(1 - rest, Tails.aboveZero(p(rest, n))));
  }

  /** Of the upper half of the order statistics, the largest first. */
  private static double[] weights(int n) {
    if (n == 3) {
      return new double[] {Math.sqrt(0.5)};
    }
    double[] scores = new double[n / 2];
    Arrays.setAll(scores, i -> Tails.criticalNormal((i + 1 - 0.375) / (n + 0.25)));
    double squares = 2 * Arrays.stream(scores).map(m -> m * m).sum();
    double root = 1 / Math.sqrt(n);
    int fitted = n > 5 ? 2 : 1;
    double[] weights = new double[scores.length];
    weights[0] = polynomial(LAST, root) + scores[0] / Math.sqrt(squares);
    if (fitted == 2) {
      weights[1] = polynomial(LAST_BUT_ONE, root) + scores[1] / Math.sqrt(squares);
    }
    double left = squares;
    double share = 1;
    for (int i = 0; i < fitted; i++) {
      left -= 2 * scores[i] * scores[i];
      share -= 2 * weights[i] * weights[i];
    }
    for (int i = fitted; i < weights.length; i++) {
      weights[i] = scores[i] / Math.sqrt(left / share);
    }
    return weights;
  }

  private static double p(double rest, int n) {
    if (n == 3) {
      return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(1 - rest)) - Math.PI / 3));
    }
    double log = Math.log(rest);
    if (n > MOST_SMALL) {
      double logN = Math.log(n);
      return Tails.normal((log - polynomial(MEAN, logN)) / Math.exp(polynomial(LOG_SD, logN)));
    }
    double limit = polynomial(SMALL_LIMIT, n);
    if (log >= limit) {
      return 0;
    }
    double score = -Math.log(limit - log);
    return Tails.normal(
        (score - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_LOG_SD, n)));
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
