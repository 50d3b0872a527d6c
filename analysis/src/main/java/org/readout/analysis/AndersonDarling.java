package org.readout.analysis;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distance between a sample and the normal law of its mean and variance, with weight on the
 * tails. The p is Stephens' approximation, good to two digits.
 *
 * @param a2 the statistic, not adjusted for the size of the sample
 * @see <a href="https://doi.org/10.1201/9780203753064">Stephens 1986 in D'Agostino and Stephens,
 *     Goodness-of-Fit Techniques, table 4.9</a>
 */
public record AndersonDarling(double a2, int n) {
  /** Fewer values than this give no usable p. */
  private static final int FEWEST = 8;

  /** Adjusted statistics from which each piece of the approximation holds, and its exponents. */
  private static final double[] FROM = {0.6, 0.34, 0.2};

  private static final double LARGEST = 10;
  private static final double P_OF_LARGEST = 3.7e-24;

  /** Needs eight values of which two differ. */
  public static Outcome<AndersonDarling> of(double... values) {
    int n = values.length;
    if (n < FEWEST) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Descriptive all = Descriptive.of(values);
    double sd = all.sd().orElse(0);
    if (sd == 0) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double[] z = Arrays.stream(values).map(x -> (x - all.mean()) / sd).sorted().toArray();
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double below = normal.cumulativeProbability(z[i]);
      double above = normal.survivalProbability(z[n - 1 - i]);
      sum += (2 * i + 1) * (Math.log(below) + Math.log(above));
    }
    return Outcome.found(new AndersonDarling(-n - sum / n, n));
  }

  public double p() {
    double a = a2 * (1 + 0.75 / n + 2.25 / n / n);
    if (a >= LARGEST) {
      return P_OF_LARGEST;
    }
    if (a >= FROM[0]) {
      return Math.exp(1.2937 - 5.709 * a + 0.0186 * a * a);
    }
    if (a >= FROM[1]) {
      return Math.exp(0.9177 - 4.279 * a - 1.38 * a * a);
    }
    return a >= FROM[2]
        ? -Math.expm1(-8.318 + 42.796 * a - 59.938 * a * a)
        : -Math.expm1(-13.436 + 101.14 * a - 223.73 * a * a);
  }
}
