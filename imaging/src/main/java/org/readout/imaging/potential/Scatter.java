package org.readout.imaging.potential;

/** How far values scatter, judged by their middle half, so that outliers do not count. */
final class Scatter {
  /** Standard deviation over median absolute deviation, for normal noise: 1 / Φ⁻¹(0.75). */
  static final double SD_PER_MAD = 1.4826;

  private Scatter() {}

  /** Standard deviation as estimated from the median absolute deviation about {@code centre}. */
  static double sd(float[] values, int n, double centre) {
    float[] deviations = new float[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = (float) Math.abs(values[i] - centre);
    }
    return SD_PER_MAD * Order.median(deviations, n);
  }
}
