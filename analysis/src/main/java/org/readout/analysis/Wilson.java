package org.readout.analysis;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Wilson score interval for a proportion, without continuity correction. Stays inside [0, 1],
 * also at 0 and {@code n} events.
 *
 * @param events colonies, cells or animals in which it happened
 * @param n how many were looked at
 * @param confidence the confidence level, for example 0.95
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927, JASA 22:209</a>
 */
public record Wilson(long events, long n, double confidence) {
  public Wilson {
    if (n <= 0 || events < 0 || events > n) {
      throw new IllegalArgumentException("no such proportion: " + events + " of " + n);
    }
    Interval.requireConfidence(confidence);
  }

  /** At 95 %. */
  public static Wilson of(long events, long n) {
    return new Wilson(events, n, 0.95);
  }

  public double proportion() {
    return (double) events / n;
  }

  public Interval interval() {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    double z2 = z * z;
    double p = proportion();
    double centre = p + z2 / (2.0 * n);
    double half = z * Math.sqrt((p * (1 - p) + z2 / (4.0 * n)) / n);
    double scale = 1 + z2 / n;
    double low = events == 0 ? 0 : Math.max(0, (centre - half) / scale);
    double high = events == n ? 1 : Math.min(1, (centre + half) / scale);
    return new Interval(low, high, confidence);
  }
}
