package org.readout.imaging.rendered.cells;

/**
 * One stream of random numbers. Every layer, cell and image draws from a stream of its own, so that
 * another camera moves no cell and one cell more moves none of the others. Confined to a thread.
 *
 * <p>The generator is written out here, so that no change of the JDK's changes a picture.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood 2014, Fast
 *     splittable pseudorandom number generators: SplitMix64</a>
 */
final class Draws {
  private static final double TURN = 2 * StrictMath.PI;

  /** From here on the transformed rejection below is valid (Hörmann 1993). */
  private static final double LEAST_REJECTION_MEAN = 10;

  private static final double HALF_LOG_TURN = 0.5 * StrictMath.log(TURN);
  private static final double[] LOG_FACTORIAL = logFactorials(128);

  /** SplitMix64's step: odd, and its bits look like chance (the golden ratio). */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** Doubles of 53 bits below 1. */
  private static final double UNIT = 0x1.0p-53;

  private long state;
  private double spare;
  private boolean hasSpare;

  /**
   * @param layer names the stream, for example {@code camera}
   * @param path what the stream is for within the layer, for example cell and tubule
   */
  Draws(long seed, String layer, long... path) {
    this.state = mixed(seed, layer, path);
  }

  /** A seed for something that has a place: each place has another, also neighbouring ones. */
  static long mixed(long seed, String layer, long... path) {
    long mixed = scrambled(seed) + layer.hashCode();
    for (long step : path) {
      mixed = scrambled(mixed) + step;
    }
    return scrambled(mixed);
  }

  /** Every bit moves every other (Stafford's thirteenth variant of the MurmurHash3 finish). */
  private static long scrambled(long bits) {
    long z = bits + STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 to below 1. */
  private double unit() {
    long bits = scrambled(state);
    state += STEP;
    return (bits >>> 11) * UNIT;
  }

  double between(double low, double high) {
    return low + (high - low) * unit();
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  boolean happens(double probability) {
    return unit() < probability;
  }

  /** In radians. */
  double angle() {
    return between(0, TURN);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /** Mean 0, standard deviation 1 (Marsaglia's polar method). */
  double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    while (true) {
      double u = 2 * unit() - 1;
      double v = 2 * unit() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        hasSpare = true;
        return u * factor;
      }
    }
  }

  /**
   * @param cv standard deviation over mean
   */
  double logNormal(double median, double cv) {
    return median * StrictMath.exp(normal() * StrictMath.sqrt(StrictMath.log1p(cv * cv)));
  }

  /**
   * A count of events whose mean is {@code mean}, exactly distributed: by products for small means,
   * else by transformed rejection with squeeze (PTRS).
   *
   * @see <a href="https://doi.org/10.1016/0167-6687(93)90997-4">Hörmann 1993, Insurance:
   *     Mathematics and Economics 12:39</a>
   */
  int poisson(double mean) {
    return mean < LEAST_REJECTION_MEAN ? byProducts(mean) : byRejection(mean);
  }

  private int byProducts(double mean) {
    double least = StrictMath.exp(-mean);
    double product = unit();
    int events = 0;
    while (product > least) {
      product *= unit();
      events++;
    }
    return events;
  }

  private int byRejection(double mean) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double squeeze = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = unit() - 0.5;
      double v = unit();
      double us = 0.5 - Math.abs(u);
      int events = (int) Math.floor((2 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= squeeze) {
        return events;
      }
      if (events < 0 || (us < 0.013 && v > us)) {
        continue;
      }
      double scale = 1.1239 + 1.1328 / (b - 3.4);
      double density = events * StrictMath.log(mean) - mean - logFactorial(events);
      if (StrictMath.log(v * scale / (a / (us * us) + b)) <= density) {
        return events;
      }
    }
  }

  private static double logFactorial(int n) {
    if (n < LOG_FACTORIAL.length) {
      return LOG_FACTORIAL[n];
    }
    // Stirling's series; the next term is below 1e-12 here.
    double x = n;
    double cube = x * x * x;
    return (x + 0.5) * StrictMath.log(x) - x + HALF_LOG_TURN + 1 / (12 * x) - 1 / (360 * cube);
  }

  private static double[] logFactorials(int count) {
    double[] logs = new double[count];
    for (int n = 2; n < count; n++) {
      logs[n] = logs[n - 1] + StrictMath.log(n);
    }
    return logs;
  }
}
