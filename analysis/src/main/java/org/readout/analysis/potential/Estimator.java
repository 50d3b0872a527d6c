package org.readout.analysis.potential;

import java.util.Optional;
import java.util.OptionalDouble;

/** Which of a cell's signals stands for its potential. */
public enum Estimator {
  /** Robust to focus and to the mask; takes less mitochondria for less potential. */
  CELL_MEAN("cell mean") {
    @Override
    Optional<Reading> of(Signals signals) {
      return Reading.plain(signals.cellMeanCounts());
    }
  },
  /** Robust to mass; takes a lost focus for less potential. */
  MITOCHONDRIAL_MEAN("mitochondrial mean") {
    @Override
    Optional<Reading> of(Signals signals) {
      return Reading.plain(signals.mitochondrialMeanCounts());
    }
  },
  /** The cell mean over that of a channel of mitochondrial mass. */
  MASS_NORMALISED("cell mean per mitochondrial mass") {
    @Override
    Optional<Reading> of(Signals signals) {
      OptionalDouble mass = signals.massMeanCounts();
      return mass.isPresent() && mass.getAsDouble() > 0
          ? Reading.plain(signals.cellMeanCounts())
              .map(mean -> new Reading(mean.signal(), mass.getAsDouble()))
          : Optional.empty();
    }
  },
  /** JC-1's two colours. */
  RED_TO_GREEN("red to green ratio") {
    @Override
    Optional<Reading> of(Signals signals) {
      return Reading.plain(signals.redToGreen());
    }
  };

  private final String label;

  Estimator(String label) {
    this.label = label;
  }

  /** The name as a paper writes it. */
  public String label() {
    return label;
  }

  /** Whether it is of two colours, which no other estimator can stand in for. */
  boolean isRatio() {
    return this == RED_TO_GREEN;
  }

  /** Empty where the cell lacks it. */
  abstract Optional<Reading> of(Signals signals);

  /**
   * @param divisor 1, or what the signal above zero is divided by
   */
  record Reading(double signal, double divisor) {
    private static Optional<Reading> plain(OptionalDouble signal) {
      return signal.isPresent()
          ? Optional.of(new Reading(signal.getAsDouble(), 1))
          : Optional.empty();
    }
  }
}
