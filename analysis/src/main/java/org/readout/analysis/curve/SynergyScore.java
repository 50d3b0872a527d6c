package org.readout.analysis.curve;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;

/**
 * An excess over no interaction with its scatter, and whether it may be nothing.
 *
 * @param excess above zero is synergy
 * @param standardError empty for one experiment
 * @param df degrees of freedom of the standard error, not always whole
 */
public record SynergyScore(double excess, OptionalDouble standardError, double df) {

  /**
   * One score for each experiment: the way to do it, because wells of one experiment are not
   * independent.
   *
   * @throws IllegalArgumentException when there is none or one is not finite
   */
  public static SynergyScore ofExperiments(double... excesses) {
    Descriptive scores = Descriptive.of(excesses);
    return new SynergyScore(scores.mean(), scores.sem(), scores.n() - 1.0);
  }

  /**
   * Bliss from replicates that are not paired, by the delta method with Satterthwaite's degrees of
   * freedom.
   *
   * @param a fractions affected by the one drug
   * @param b by the other
   * @param both by both together
   * @throws IllegalArgumentException when one is empty or not finite
   */
  public static SynergyScore blissOfReplicates(double[] a, double[] b, double[] both) {
    Descriptive first = Descriptive.of(a);
    Descriptive second = Descriptive.of(b);
    Descriptive together = Descriptive.of(both);
    double excess = together.mean() - (first.mean() + second.mean() - first.mean() * second.mean());
    if (a.length < 2 || b.length < 2 || both.length < 2) {
      return new SynergyScore(excess, OptionalDouble.empty(), 0);
    }
    double variance = 0;
    double spread = 0;
    double[] weights = {1 - second.mean(), 1 - first.mean(), 1};
    Descriptive[] parts = {first, second, together};
    for (int i = 0; i < parts.length; i++) {
      double part = Math.pow(weights[i] * parts[i].sem().orElseThrow(), 2);
      variance += part;
      spread += part * part / (parts[i].n() - 1);
    }
    return variance > 0
        ? new SynergyScore(
            excess, OptionalDouble.of(Math.sqrt(variance)), variance * variance / spread)
        : new SynergyScore(excess, OptionalDouble.empty(), 0);
  }

  /** Student's t; empty where there is no scatter to judge by. */
  public OptionalDouble t() {
    double error = standardError.orElse(0);
    return error > 0 ? OptionalDouble.of(excess / error) : OptionalDouble.empty();
  }

  /** Two-sided; above zero also where the true value underflows. */
  public OptionalDouble p() {
    return t().isPresent()
        ? OptionalDouble.of(
            Math.max(
                2 * TDistribution.of(df).survivalProbability(Math.abs(t().getAsDouble())),
                Double.MIN_VALUE))
        : OptionalDouble.empty();
  }

  /** Empty where there is no scatter to judge by. */
  public Optional<Interval> interval(double confidence) {
    double error = standardError.orElse(0);
    if (!(error > 0)) {
      return Optional.empty();
    }
    double half = TDistribution.of(df).inverseSurvivalProbability((1 - confidence) / 2) * error;
    return Optional.of(new Interval(excess - half, excess + half, confidence));
  }
}
