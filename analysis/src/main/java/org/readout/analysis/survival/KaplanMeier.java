package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.readout.analysis.Interval;

/**
 * The product-limit estimate of survival, with Greenwood's standard error. One step for each time
 * at which a subject had the event or was censored. Immutable.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier 1958, JASA
 *     53:457</a>
 */
public final class KaplanMeier {
  /** The scale on which the confidence band is symmetric. */
  public enum Band {
    /** ln(−ln S): the default; stays inside 0 to 1, and undefined where the curve is 0 or 1. */
    LOG_LOG,
    /** ln S: what R's {@code survfit} does unless told; cut off at 1, undefined at 0. */
    LOG
  }

  /**
   * @param atRisk still followed just before this time
   * @param standardError Greenwood's; empty where the curve is 0
   */
  public record Step(
      double time,
      int atRisk,
      int events,
      int censored,
      double survival,
      OptionalDouble standardError) {}

  private static final double HALF = 0.5;

  /** Products of fractions hit one half only up to rounding. */
  private static final double ROUNDING = 1e-9;

  private final double[] times;
  private final int[] atRisk;
  private final int[] events;
  private final int[] censored;
  private final double[] survival;

  /** Of ln S. */
  private final double[] logVariance;

  private KaplanMeier(double[] times, int[] events, int[] censored) {
    this.times = times;
    this.events = events;
    this.censored = censored;
    this.atRisk = new int[times.length];
    this.survival = new double[times.length];
    this.logVariance = new double[times.length];
    int left = 0;
    for (int i = times.length - 1; i >= 0; i--) {
      left += events[i] + censored[i];
      atRisk[i] = left;
    }
    double product = 1;
    double sum = 0;
    for (int i = 0; i < times.length; i++) {
      int surviving = atRisk[i] - events[i];
      if (events[i] > 0) {
        product *= (double) surviving / atRisk[i];
        sum += (double) events[i] / atRisk[i] / surviving;
      }
      survival[i] = product;
      logVariance[i] = sum;
    }
  }

  public static KaplanMeier of(FollowUp followUp) {
    int[] events = new int[followUp.times().length];
    int[] censored = new int[events.length];
    for (int row = 0; row < followUp.size(); row++) {
      (followUp.event(row) ? events : censored)[followUp.slot(row)]++;
    }
    return of(followUp.times(), events, censored);
  }

  /** Times at which nothing happened are left out. */
  static KaplanMeier of(double[] times, int[] events, int[] censored) {
    int kept = 0;
    double[] keptTimes = new double[times.length];
    int[] keptEvents = new int[times.length];
    int[] keptCensored = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      if (events[i] + censored[i] > 0) {
        keptTimes[kept] = times[i];
        keptEvents[kept] = events[i];
        keptCensored[kept++] = censored[i];
      }
    }
    return new KaplanMeier(
        Arrays.copyOf(keptTimes, kept),
        Arrays.copyOf(keptEvents, kept),
        Arrays.copyOf(keptCensored, kept));
  }

  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      steps.add(
          new Step(
              times[i],
              atRisk[i],
              events[i],
              censored[i],
              survival[i],
              survival[i] > 0
                  ? OptionalDouble.of(survival[i] * Math.sqrt(logVariance[i]))
                  : OptionalDouble.empty()));
    }
    return List.copyOf(steps);
  }

  /** One interval a step, pointwise; empty where the scale of the band has none. */
  public List<Optional<Interval>> band(double confidence, Band band) {
    double z = critical(confidence);
    List<Optional<Interval>> intervals = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      double low = bound(i, -z, band);
      intervals.add(
          Double.isNaN(low)
              ? Optional.empty()
              : Optional.of(new Interval(low, bound(i, z, band), confidence)));
    }
    return List.copyOf(intervals);
  }

  public MedianSurvival median(double confidence, Band band) {
    double z = critical(confidence);
    return new MedianSurvival(
        half(i -> survival[i]),
        half(i -> bound(i, -z, band)),
        half(i -> bound(i, z, band)),
        confidence);
  }

  /** How many are still followed just before each of these times: the table under a figure. */
  public int[] atRisk(double... moments) {
    return Arrays.stream(moments).mapToInt(this::atRiskBefore).toArray();
  }

  /** The longest follow-up, with or without the event. */
  public double lastTime() {
    return times[times.length - 1];
  }

  /** Of the whole follow-up. */
  public int eventCount() {
    return Arrays.stream(events).sum();
  }

  /** The curve after the last time; 0 when nobody is left. */
  double lastSurvival() {
    return survival[times.length - 1];
  }

  int stepCount() {
    return times.length;
  }

  double time(int step) {
    return times[step];
  }

  double survival(int step) {
    return survival[step];
  }

  /** What this step adds to the variance of ln S; 0 where the curve ends at 0. */
  double logVarianceStep(int step) {
    int surviving = atRisk[step] - events[step];
    return surviving == 0 ? 0 : (double) events[step] / atRisk[step] / surviving;
  }

  private int atRiskBefore(double moment) {
    int found = Arrays.binarySearch(times, moment);
    int step = found >= 0 ? found : -found - 1;
    return step < times.length ? atRisk[step] : 0;
  }

  /** NaN where the scale has no bound. */
  private double bound(int step, double z, Band band) {
    double logSurvival = Math.log(survival[step]);
    double half = z * Math.sqrt(logVariance[step]);
    if (survival[step] == 0 || (band == Band.LOG_LOG && logSurvival == 0)) {
      return Double.NaN;
    }
    return band == Band.LOG
        ? Math.min(1, Math.exp(logSurvival + half))
        : Math.exp(logSurvival * Math.exp(half / logSurvival));
  }

  private SurvivalTime half(IntToDoubleFunction curve) {
    int first = 0;
    while (first < times.length && !(curve.applyAsDouble(first) <= HALF + ROUNDING)) {
      first++;
    }
    if (first == times.length) {
      return new SurvivalTime.NotReached();
    }
    if (curve.applyAsDouble(first) >= HALF - ROUNDING) {
      for (int next = first + 1; next < times.length; next++) {
        if (curve.applyAsDouble(next) < HALF - ROUNDING) {
          return new SurvivalTime.At((times[first] + times[next]) / 2);
        }
      }
    }
    return new SurvivalTime.At(times[first]);
  }

  private static double critical(double confidence) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
  }
}
