package org.readout.analysis;

import java.util.List;

/**
 * The exact comparison of two Poisson rates with exposure (cells seeded, area, time), in one table
 * or stratified, for example by experiment. Conditional on the total of each stratum the events of
 * the first group are binomial, so p and interval need no large counts and stay right at zero
 * events. Takes the scatter to be that of counting alone: more scatter than that between
 * experiments makes its p too small.
 *
 * <p>One stratum agrees with R's {@code poisson.test(c(events, referenceEvents), c(exposure,
 * referenceExposure))}. The two-sided p adds all outcomes that are no more probable than the one
 * seen; the interval takes half of the error from each side.
 *
 * @see <a href="https://doi.org/10.2307/2332468">Przyborowski and Wilenski 1940, Biometrika
 *     31:313</a>
 */
public final class PoissonRateRatio {
  private final double ratio;
  private final Interval interval;
  private final double p;

  private PoissonRateRatio(double ratio, Interval interval, double p) {
    this.ratio = ratio;
    this.interval = interval;
    this.p = p;
  }

  /**
   * Two groups that were counted side by side.
   *
   * @param events of the group in the numerator
   * @param exposure above zero, in any unit
   * @param referenceEvents of the group in the denominator
   * @param referenceExposure above zero, in the same unit
   */
  public record Stratum(
      long events, double exposure, long referenceEvents, double referenceExposure) {
    public Stratum {
      if (events < 0 || referenceEvents < 0) {
        throw new IllegalArgumentException("events below zero: " + events + ", " + referenceEvents);
      }
      if (!positive(exposure) || !positive(referenceExposure)) {
        throw new IllegalArgumentException(
            "exposure must be above zero: " + exposure + ", " + referenceExposure);
      }
    }

    private static boolean positive(double exposure) {
      return exposure > 0 && Double.isFinite(exposure);
    }
  }

  /**
   * One table.
   *
   * @throws IllegalArgumentException when no event was seen in either group
   */
  public static PoissonRateRatio of(
      long events,
      double exposure,
      long referenceEvents,
      double referenceExposure,
      double confidence) {
    return stratified(
        List.of(new Stratum(events, exposure, referenceEvents, referenceExposure)), confidence);
  }

  /**
   * A ratio common to all strata, each with a level of its own.
   *
   * @throws IllegalArgumentException when no event was seen in any stratum
   */
  public static PoissonRateRatio stratified(List<Stratum> strata, double confidence) {
    Interval.requireConfidence(confidence);
    int seen = Math.toIntExact(strata.stream().mapToLong(Stratum::events).sum());
    ConditionalCounts counts = new ConditionalCounts(strata);
    if (counts.total() == 0) {
      throw new IllegalArgumentException("no event in either group");
    }
    return new PoissonRateRatio(
        estimate(counts, seen), interval(counts, seen, confidence), counts.twoSidedP(seen, 0));
  }

  /** The conditional maximum-likelihood ratio; infinite when the reference has no event. */
  public double ratio() {
    return ratio;
  }

  /** From zero when the first group has no event, to infinity when the reference has none. */
  public Interval interval() {
    return interval;
  }

  /** Two-sided, against a ratio of one; above zero also where the true value underflows. */
  public double p() {
    return p;
  }

  private static double estimate(ConditionalCounts counts, int seen) {
    if (seen == 0) {
      return 0;
    }
    if (seen == counts.total()) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.exp(Roots.ofIncreasing(logRatio -> counts.mean(logRatio) - seen, 0));
  }

  private static Interval interval(ConditionalCounts counts, int seen, double confidence) {
    int total = counts.total();
    double logTail = Math.log((1 - confidence) / 2);
    double low =
        seen == 0
            ? 0
            : Math.exp(Roots.ofIncreasing(r -> counts.logProbability(seen, total, r) - logTail, 0));
    double high =
        seen == total
            ? Double.POSITIVE_INFINITY
            : Math.exp(Roots.ofIncreasing(r -> logTail - counts.logProbability(0, seen, r), 0));
    return new Interval(low, high, confidence);
  }
}
