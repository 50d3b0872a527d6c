package org.readout.imaging.potential;

import java.util.Optional;
import java.util.OptionalDouble;

/** A number, or the reason why there is none. Immutable. */
public sealed interface Estimate {
  /** The number; empty if refused. */
  OptionalDouble value();

  /** Why there is none; empty if there is one. */
  Optional<Refusal> refusal();

  /**
   * A number that stands.
   *
   * @throws IllegalArgumentException unless finite
   */
  static Estimate of(double number) {
    return new Known(number);
  }

  static Estimate refused(Refusal why) {
    return new Refused(why);
  }

  /** A finite number. */
  record Known(double number) implements Estimate {
    public Known {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a number to report: " + number);
      }
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(number);
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /** No number. */
  record Refused(Refusal why) implements Estimate {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(why);
    }
  }
}
