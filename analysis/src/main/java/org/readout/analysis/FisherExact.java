package org.readout.analysis;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The exact test of a table of two by two, its margins given. The p adds all tables that are no
 * more probable than the one seen. Ratio and interval are conditional ones, which differ from the
 * odds ratio of the table itself.
 *
 * @param p two-sided
 * @param oddsRatio the conditional maximum-likelihood ratio; 0 or infinite at the edge
 * @param interval half of the error from each side
 * @see <a href="https://doi.org/10.2307/2340521">Fisher 1935, J. R. Stat. Soc. 98:39</a>
 */
public record FisherExact(double p, double oddsRatio, Interval interval) {
  /** R's allowance for rounding when it asks which tables are as improbable as the one seen. */
  private static final double ROUNDING = 1e-7;

  /**
   * @param a events of the first group
   * @param b its other subjects
   * @param c events of the second group
   * @param d its other subjects
   */
  public static Outcome<FisherExact> of(int a, int b, int c, int d, double confidence) {
    Interval.requireConfidence(confidence);
    if (Math.min(Math.min(a, b), Math.min(c, d)) < 0) {
      throw new IllegalArgumentException("a count is below zero");
    }
    if (a + b == 0 || c + d == 0) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    HypergeometricDistribution law = HypergeometricDistribution.of(a + b + c + d, a + c, a + b);
    int from = law.getSupportLowerBound();
    int to = law.getSupportUpperBound();
    double[] logs = new double[to - from + 1];
    double p = 0;
    for (int k = from; k <= to; k++) {
      logs[k - from] = law.logProbability(k);
      p += logs[k - from] <= law.logProbability(a) + ROUNDING ? law.probability(k) : 0;
    }
    double tail = (1 - confidence) / 2;
    int seen = a - from;
    int last = logs.length - 1;
    double ratio = seen == 0 ? 0 : Double.POSITIVE_INFINITY;
    if (seen > 0 && seen < last) {
      ratio = Math.exp(Roots.ofIncreasing(r -> mean(logs, r) - seen, 0));
    }
    double low =
        seen == 0 ? 0 : Math.exp(Roots.ofIncreasing(r -> part(logs, r, seen, last) - tail, 0));
    double high =
        seen == last
            ? Double.POSITIVE_INFINITY
            : Math.exp(Roots.ofIncreasing(r -> tail - part(logs, r, 0, seen), 0));
    return Outcome.found(
        new FisherExact(Tails.aboveZero(p), ratio, new Interval(low, high, confidence)));
  }

  private static double mean(double[] logs, double logRatio) {
    double mean = 0;
    for (int k = 1; k < logs.length; k++) {
      mean += k * part(logs, logRatio, k, k);
    }
    return mean;
  }

  /** P(from ≤ K ≤ to) when the odds ratio is not one. */
  private static double part(double[] logs, double logRatio, int from, int to) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < logs.length; k++) {
      most = Math.max(most, logs[k] + k * logRatio);
    }
    double inside = 0;
    double whole = 0;
    for (int k = 0; k < logs.length; k++) {
      double weight = Math.exp(logs[k] + k * logRatio - most);
      whole += weight;
      inside += k >= from && k <= to ? weight : 0;
    }
    return inside / whole;
  }
}
