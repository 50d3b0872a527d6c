package org.readout.imaging.rendered;

import java.util.SplittableRandom;

/**
 * One stream of random numbers. Every layer of a picture draws from a stream of its own, so that
 * more debris moves no colony. Confined to a thread.
 */
final class Chance {
  private static final double TURN = 2 * StrictMath.PI;

  private final SplittableRandom random;

  /**
   * @param layer names the stream, for example {@code debris}
   */
  Chance(long seed, String layer) {
    // The multiplier spreads neighbouring names over the whole range (Knuth's golden ratio).
    random = new SplittableRandom(seed ^ layer.hashCode() * 0x9E3779B97F4A7C15L);
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long bits() {
    return random.nextLong();
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** In radians. */
  double angle() {
    return between(0, TURN);
  }

  /** Mean 0, standard deviation 1 (Marsaglia's polar method). */
  double normal() {
    while (true) {
      double u = between(-1, 1);
      double v = between(-1, 1);
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /**
   * @param cv standard deviation over mean
   */
  double logNormal(double median, double cv) {
    return median * StrictMath.exp(normal() * StrictMath.sqrt(StrictMath.log1p(cv * cv)));
  }

  /** A whole number whose mean is {@code mean}. */
  int about(double mean) {
    return (int) (mean + between(0, 1));
  }
}
