package org.readout.imaging.mitochondria;

import java.util.Arrays;

/**
 * Otsu's threshold: the one with the largest variance between its two sides.
 *
 * @param threshold samples above it are the upper side
 * @param apart how far the means of the two sides lie apart
 */
record Otsu(double threshold, double apart) {
  private static final int BINS = 256;

  /** A few hot pixels do not stretch the scale. */
  private static final double TOP = 0.998;

  /**
   * @param samples at least one; sorted in place
   */
  static Otsu of(float[] samples) {
    Arrays.sort(samples);
    double low = samples[0];
    double high = samples[(int) Math.round(TOP * (samples.length - 1))];
    if (!(high > low)) {
      return new Otsu(low, 0);
    }
    double perBin = BINS / (high - low);
    long[] histogram = new long[BINS];
    double all = 0;
    for (float sample : samples) {
      int bin = (int) Math.min(BINS - 1, (sample - low) * perBin);
      histogram[bin]++;
      all += bin + 0.5;
    }
    return split(histogram, samples.length, all, low, perBin);
  }

  private static Otsu split(long[] histogram, long n, double all, double low, double perBin) {
    double best = -1;
    double threshold = low;
    double apart = 0;
    long below = 0;
    double sum = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      below += histogram[bin];
      sum += histogram[bin] * (bin + 0.5);
      if (below == 0 || below == n) {
        continue;
      }
      double difference = (all - sum) / (n - below) - sum / below;
      double between = (double) below * (n - below) * difference * difference;
      if (between > best) {
        best = between;
        threshold = low + (bin + 1) / perBin;
        apart = difference / perBin;
      }
    }
    return new Otsu(threshold, apart);
  }
}
