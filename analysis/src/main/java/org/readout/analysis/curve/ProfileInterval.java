package org.readout.analysis.curve;

import java.util.function.DoubleUnaryOperator;

/**
 * A confidence interval from the profile likelihood: the values at which the best fit is not
 * significantly worse. Either side may be open, when no value is bad enough.
 *
 * @param confidence between 0 and 1, for example 0.95
 */
public record ProfileInterval(Bound low, Bound high, double confidence) {
  /** One end of the interval. */
  public sealed interface Bound {
    record At(double value) implements Bound {}

    /** The data set no bound on this side. */
    record Open() implements Bound {}
  }

  /** Whether neither side is open nor beyond these limits. */
  boolean within(double lowest, double highest) {
    return low instanceof Bound.At from
        && high instanceof Bound.At to
        && from.value() >= lowest
        && to.value() <= highest;
  }

  /** The same interval on another scale. */
  ProfileInterval map(DoubleUnaryOperator rising) {
    return new ProfileInterval(map(low, rising), map(high, rising), confidence);
  }

  private static Bound map(Bound bound, DoubleUnaryOperator rising) {
    return bound instanceof Bound.At at ? new Bound.At(rising.applyAsDouble(at.value())) : bound;
  }
}
