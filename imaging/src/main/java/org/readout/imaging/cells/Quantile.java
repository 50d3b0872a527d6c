package org.readout.imaging.cells;

import java.util.Arrays;

/** Ranks among many samples. */
final class Quantile {
  /** So many samples, evenly spread over the image, fix a median to half a percent of all. */
  private static final int ENOUGH = 1 << 16;

  private Quantile() {}

  /**
   * @param fractions 0 to 1
   * @return the samples at these ranks, of all or of an even choice of {@value #ENOUGH}
   */
  static double[] of(float[] samples, double... fractions) {
    // An odd step drifts over the columns, so that no column pattern is taken for the whole.
    int step = Math.max(1, samples.length / ENOUGH) | 1;
    float[] chosen = new float[(samples.length + step - 1) / step];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = samples[i * step];
    }
    Arrays.sort(chosen);
    return Arrays.stream(fractions)
        .map(f -> chosen[(int) Math.round(f * (chosen.length - 1))])
        .toArray();
  }

  static double median(float[] samples, int n) {
    if (n == 0) {
      throw new IllegalArgumentException("no median of nothing");
    }
    float[] sorted = Arrays.copyOf(samples, n);
    Arrays.sort(sorted);
    return (sorted[(n - 1) / 2] + (double) sorted[n / 2]) / 2;
  }
}
