package org.readout.analysis;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval for a proportion, from the two binomial tails. Never covers less than it says,
 * usually more.
 *
 * @param events colonies, cells or animals in which it happened
 * @param n how many were looked at
 * @param confidence the confidence level, for example 0.95
 * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson 1934</a>
 */
public record ClopperPearson(long events, long n, double confidence) {
  public ClopperPearson {
    if (n <= 0 || events < 0 || events > n) {
      throw new IllegalArgumentException("no such proportion: " + events + " of " + n);
    }
    Interval.requireConfidence(confidence);
  }

  /** At 95 %. */
  public static ClopperPearson of(long events, long n) {
    return new ClopperPearson(events, n, 0.95);
  }

  public double proportion() {
    return (double) events / n;
  }

  public Interval interval() {
    double tail = (1 - confidence) / 2;
    double low = events == 0 ? 0 : bound(1.0 * events, n - events + 1.0, tail);
    double high = events == n ? 1 : bound(events + 1.0, 1.0 * (n - events), 1 - tail);
    return new Interval(low, high, confidence);
  }

  /** On the scale of log odds, because the library's own quantile stops at 1e-9 absolute. */
  private static double bound(double events, double others, double probability) {
    BetaDistribution beta = BetaDistribution.of(events, others);
    double logOdds =
        Roots.ofIncreasing(u -> beta.cumulativeProbability(logistic(u)) - probability, 0);
    return logistic(logOdds);
  }

  private static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
