package org.readout.analysis.survival;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.readout.analysis.Interval;

/**
 * How many times as often the event happens to the numerator as to the denominator, per time at
 * risk.
 *
 * @param name of the covariate, or {@code numerator : denominator}
 * @param logRatio natural logarithm of the ratio
 * @param standardError of the logarithm; above zero
 */
public record HazardRatio(String name, double logRatio, double standardError) {
  public HazardRatio {
    if (!Double.isFinite(logRatio) || !(standardError > 0)) {
      throw new IllegalArgumentException(
          "no such hazard ratio: %s ± %s".formatted(logRatio, standardError));
    }
  }

  /**
   * By Mantel, Haenszel and Peto: exp((O − E)/V) of the log-rank test. Finite also where every
   * event of one treatment precedes those of the other, which Cox regression cannot say; biased
   * towards 1 where the effect is large.
   *
   * @return empty where no event happened while both had anyone at risk
   * @throws IllegalArgumentException when a treatment is not there
   * @see <a href="https://doi.org/10.1016/S0033-0620(85)80003-7">Yusuf, Peto et al. 1985, Prog.
   *     Cardiovasc. Dis. 27:335</a>
   */
  public static Optional<HazardRatio> peto(Arms arms, String numerator, String denominator) {
    WeightedEvents events =
        WeightedEvents.of(arms.pair(numerator, denominator), LogRank.Weight.LOG_RANK);
    double variance = events.covariance(0, 0);
    return variance > 0
        ? Optional.of(
            new HazardRatio(
                numerator + " : " + denominator,
                events.difference(0) / variance,
                1 / Math.sqrt(variance)))
        : Optional.empty();
  }

  public double ratio() {
    return Math.exp(logRatio);
  }

  public double z() {
    return logRatio / standardError;
  }

  /** Wald's, two-sided; above zero also where the true value underflows. */
  public double p() {
    double tail = NormalDistribution.of(0, 1).survivalProbability(Math.abs(z()));
    return Math.max(2 * tail, Double.MIN_VALUE);
  }

  /** Of the ratio: symmetric on the logarithm. */
  public Interval interval(double confidence) {
    double half =
        NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2)
            * standardError;
    return new Interval(Math.exp(logRatio - half), Math.exp(logRatio + half), confidence);
  }
}
