package org.readout.analysis;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Where a rising function crosses zero, to the last digits. */
final class Roots {
  private static final double TOLERANCE = 1e-15;
  private static final int MOST_STEPS = 1000;

  private Roots() {}

  /**
   * @param f never falls, below zero far left and above zero far right
   * @param start where to look first
   */
  static double ofIncreasing(DoubleUnaryOperator f, double start) {
    double low = start - 1;
    for (double step = 1; f.applyAsDouble(low) > 0; step *= 2) {
      low -= step;
    }
    double high = start + 1;
    for (double step = 1; f.applyAsDouble(high) < 0; step *= 2) {
      high += step;
    }
    return new BrentSolver(TOLERANCE, TOLERANCE, 0).solve(MOST_STEPS, f::applyAsDouble, low, high);
  }
}
