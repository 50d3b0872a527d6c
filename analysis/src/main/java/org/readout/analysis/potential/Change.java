package org.readout.analysis.potential;

import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.Interval;

/**
 * How far a treatment is from its reference, in every unit that the probe allows.
 *
 * @param logRatio natural logarithm of the ratio of signals above zero
 * @param ratio its exponential: 1 is no change
 * @param percentChange 100·(ratio − 1): negative is less dye
 * @param changeMillivolts apparent; positive is depolarised, negative hyperpolarised; empty where
 *     millivolts are withheld
 */
public record Change(
    double logRatio,
    double ratio,
    double percentChange,
    OptionalDouble changeMillivolts,
    Optional<Interval> logRatioInterval,
    Optional<Interval> ratioInterval,
    Optional<Interval> percentChangeInterval,
    Optional<Interval> changeMillivoltsInterval) {
  private static final double PERCENT = 100;

  /**
   * @param interval of the logarithm; empty where the scatter is not known
   * @param nernst empty where millivolts are withheld
   */
  static Change of(double logRatio, Optional<Interval> interval, Optional<Nernst> nernst) {
    return new Change(
        logRatio,
        Math.exp(logRatio),
        percent(logRatio),
        nernst
            .map(law -> OptionalDouble.of(law.changeMillivolts(logRatio)))
            .orElse(OptionalDouble.empty()),
        interval,
        interval.map(
            log -> new Interval(Math.exp(log.low()), Math.exp(log.high()), log.confidence())),
        interval.map(
            log -> new Interval(percent(log.low()), percent(log.high()), log.confidence())),
        nernst.flatMap(law -> interval.map(law::changeMillivolts)));
  }

  /** In doublings, as ratios of JC-1 are usually given. */
  public double log2Ratio() {
    return logRatio / Math.log(2);
  }

  private static double percent(double logRatio) {
    return PERCENT * Math.expm1(logRatio);
  }
}
