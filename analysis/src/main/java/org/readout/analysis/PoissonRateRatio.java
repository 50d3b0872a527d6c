package org.readout.analysis;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The exact comparison of two Poisson rates with exposure (cells seeded, area, time), in one table
 * or stratified, for example by experiment. Conditional on the total of each stratum the events of
 * the first group are binomial, so p and interval need no large counts and stay right at zero
 * events. Takes the scatter to be that of counting alone: more scatter than that between
 * experiments makes its p too small.
 *
 * <p>The interval takes half of the error from each side. One table agrees with R's {@code
 * poisson.test(c(events, referenceEvents), c(exposure, referenceExposure))}, whose p adds all
 * outcomes that are no more probable than the one seen; the stratified p is twice the smaller tail,
 * as the interval has it.
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
    ConditionalCounts counts =
        conditional(
            List.of(new Stratum(events, exposure, referenceEvents, referenceExposure)), confidence);
    return new PoissonRateRatio(
        estimate(counts), interval(counts, confidence), aboveZero(counts.noMoreProbable(0)));
  }

  /**
   * A ratio common to all strata, each with a level of its own. Costs the square of the number of
   * events where exposures differ, and next to nothing where the first group has no event.
   *
   * @throws IllegalArgumentException when no event was seen in any stratum
   */
  public static PoissonRateRatio stratified(List<Stratum> strata, double confidence) {
    ConditionalCounts counts = conditional(strata, confidence);
    double smallerTail = Math.exp(Math.min(counts.logLowerTail(0), counts.logUpperTail(0)));
    return new PoissonRateRatio(
        estimate(counts), interval(counts, confidence), aboveZero(2 * smallerTail));
  }

  /**
   * The approximate interval for the ratio of two counts, log ratio ± z·√(1/a + 1/b). It holds the
   * error of counting alone, which is not what an experiment would give when repeated.
   *
   * @return empty when either count is zero
   */
  public static Optional<Interval> countingInterval(Stratum counts, double confidence) {
    Interval.requireConfidence(confidence);
    if (counts.events() == 0 || counts.referenceEvents() == 0) {
      return Optional.empty();
    }
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    double a = (double) counts.events();
    double b = (double) counts.referenceEvents();
    double ratio = a / counts.exposure() / (b / counts.referenceExposure());
    double factor = Math.exp(z * Math.sqrt(1 / a + 1 / b));
    return Optional.of(new Interval(ratio / factor, ratio * factor, confidence));
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

  private static ConditionalCounts conditional(List<Stratum> strata, double confidence) {
    Interval.requireConfidence(confidence);
    ConditionalCounts counts = new ConditionalCounts(strata);
    if (counts.total() == 0) {
      throw new IllegalArgumentException("no event in either group");
    }
    return counts;
  }

  private static double aboveZero(double p) {
    return Math.max(Math.min(1, p), Double.MIN_VALUE);
  }

  private static double estimate(ConditionalCounts counts) {
    if (counts.seen() == 0) {
      return 0;
    }
    if (counts.seen() == counts.total()) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.exp(Roots.ofIncreasing(logRatio -> counts.mean(logRatio) - counts.seen(), 0));
  }

  private static Interval interval(ConditionalCounts counts, double confidence) {
    double logTail = Math.log((1 - confidence) / 2);
    double low =
        counts.seen() == 0
            ? 0
            : Math.exp(Roots.ofIncreasing(r -> counts.logUpperTail(r) - logTail, 0));
    double high =
        counts.seen() == counts.total()
            ? Double.POSITIVE_INFINITY
            : Math.exp(Roots.ofIncreasing(r -> logTail - counts.logLowerTail(r), 0));
    return new Interval(low, high, confidence);
  }
}
