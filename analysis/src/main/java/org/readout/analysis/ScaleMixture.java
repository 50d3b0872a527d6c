package org.readout.analysis;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a tail over S = √(χ²/ν), the scatter that the data estimate. The trapezoid rule on
 * the logarithm of S: the integrand is analytic and falls away on both sides, so the rule converges
 * faster than any power of its step. Weights are normed by their own sum.
 */
final class ScaleMixture {
  /**
   * Widest step; the integrand is analytic within π/4 of the real line, whose error is e^(−π²/2h).
   */
  private static final double STEP = 0.1;

  /** Steps within one standard deviation of ln S. */
  private static final double STEPS_PER_SD = 2;

  /** e to the minus this is nothing beside one. */
  private static final double FADED = 42;

  private ScaleMixture() {}

  /**
   * @param tail never rises, from at most one at zero
   * @param q scale of the tail: beyond S·q ≪ 1 it hardly falls any more
   */
  static double mean(double df, double q, DoubleUnaryOperator tail) {
    double step = Math.min(STEP, 1 / (STEPS_PER_SD * Math.sqrt(2 * df)));
    double sum = 0;
    double weights = 0;
    // Where S·q is below one the tail is flat and the weight falls like S to the power df.
    long lowest = -(long) Math.ceil((Math.log(Math.max(q, 1)) + 0.5 + FADED / df) / step);
    long from = Math.max(lowest, -(long) Math.ceil(reachBelow(df, q) / step));
    for (long i = from; ; i++) {
      double u = i * step;
      double exponent = df * (u - Math.expm1(2 * u) / 2);
      if (u > 0 && exponent < -FADED) {
        return sum / weights;
      }
      double weight = Math.exp(exponent);
      weights += weight;
      sum += weight > 0 ? weight * tail.applyAsDouble(Math.exp(u)) : 0;
    }
  }

  /** How far below its mode ln S still matters, the tail gaining at most e^(q²/4) on the way. */
  private static double reachBelow(double df, double q) {
    return (FADED + q * q / 4) / df + Math.sqrt((FADED + q * q / 2) / df);
  }
}
