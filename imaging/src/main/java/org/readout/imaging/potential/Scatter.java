package org.readout.imaging.potential;

/** How far values scatter, judged by their middle half, so that outliers do not count. */
final class Scatter {
  /** Standard deviation over median absolute deviation, for normal noise: 1 / Φ⁻¹(0.75). */
  static final double SD_PER_MAD = 1.4826;

  /** Standard deviations beyond which a value is no noise. */
  private static final double CLIP = 3;

  /** Standard deviation of a normal distribution cut off at three of them. */
  private static final double LEFT_BY_CLIP = 0.9866;

  /** Enough to forget the first guess, which can be wrong by half. */
  private static final int ROUNDS = 4;

  private Scatter() {}

  /** Standard deviation as estimated from the median absolute deviation about {@code centre}. */
  static double sd(float[] values, int n, double centre) {
    float[] deviations = new float[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = (float) Math.abs(values[i] - centre);
    }
    return SD_PER_MAD * Order.median(deviations, n);
  }

  /**
   * The same for counts, which come in steps: where the noise is about a step the median of
   * deviations is one step or none, so that it only says which values to leave out, and the
   * standard deviation of the others is taken.
   */
  static double sdOfCounts(float[] values, int n, double centre) {
    double found = Math.max(sd(values, n, centre), step(values, n, centre));
    for (int round = 0; round < ROUNDS; round++) {
      found = sdWithin(CLIP * found, values, n, centre) / LEFT_BY_CLIP;
    }
    return found;
  }

  private static double sdWithin(double bound, float[] values, int n, double centre) {
    double squares = 0;
    int kept = 0;
    for (int i = 0; i < n; i++) {
      double deviation = values[i] - centre;
      if (Math.abs(deviation) <= bound) {
        squares += deviation * deviation;
        kept++;
      }
    }
    return kept == 0 ? 0 : Math.sqrt(squares / kept);
  }

  /** The smallest difference from the centre that occurs; 0 if none does. */
  private static double step(float[] values, int n, double centre) {
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double deviation = Math.abs(values[i] - centre);
      step = deviation > 0 && deviation < step ? deviation : step;
    }
    return Double.isInfinite(step) ? 0 : step;
  }
}
