package org.readout.analysis.survival;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.readout.analysis.Interval;

/**
 * The mean survival up to a horizon: the area under the Kaplan–Meier curve. A difference of two is
 * a comparison that needs no proportional hazards.
 *
 * @param mean in the unit of the follow-up
 * @param horizon where the area ends
 * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar 2013, BMC Med. Res.
 *     Methodol. 13:152</a>
 */
public record RestrictedMean(double mean, double standardError, double horizon) {

  /**
   * Of one mean less another, up to the same horizon.
   *
   * @param p two-sided, normal; empty where neither curve has a standard error
   */
  public record Difference(
      double estimate, double standardError, Interval interval, OptionalDouble p) {}

  /**
   * @throws IllegalArgumentException unless the horizon is above zero and, where the curve has not
   *     fallen to 0, within the follow-up: beyond it nobody knows the curve
   */
  public static RestrictedMean of(KaplanMeier curve, double horizon) {
    if (!(horizon > 0) || (horizon > curve.lastTime() && curve.lastSurvival() > 0)) {
      throw new IllegalArgumentException(
          "no mean up to %s: followed up to %s".formatted(horizon, curve.lastTime()));
    }
    int steps = 0;
    while (steps < curve.stepCount() && curve.time(steps) < horizon) {
      steps++;
    }
    double right = horizon;
    double area = 0;
    double variance = 0;
    for (int step = steps - 1; step >= 0; step--) {
      area += curve.survival(step) * (right - curve.time(step));
      variance += area * area * curve.logVarianceStep(step);
      right = curve.time(step);
    }
    return new RestrictedMean(area + right, Math.sqrt(variance), horizon);
  }

  public Interval interval(double confidence) {
    double half = critical(confidence) * standardError;
    return new Interval(mean - half, mean + half, confidence);
  }

  /**
   * @throws IllegalArgumentException when the horizons differ
   */
  public Difference minus(RestrictedMean other, double confidence) {
    if (other.horizon != horizon) {
      throw new IllegalArgumentException(
          "horizons differ: %s and %s".formatted(horizon, other.horizon));
    }
    double estimate = mean - other.mean;
    double error = Math.hypot(standardError, other.standardError);
    double half = critical(confidence) * error;
    return new Difference(
        estimate,
        error,
        new Interval(estimate - half, estimate + half, confidence),
        error > 0 ? OptionalDouble.of(p(estimate / error)) : OptionalDouble.empty());
  }

  private static double p(double z) {
    double tail = NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    return Math.max(2 * tail, Double.MIN_VALUE);
  }

  private static double critical(double confidence) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
  }
}
