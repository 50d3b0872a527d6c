package org.readout.imaging.mitochondria;

/**
 * Otsu's threshold: the one with the largest variance between its two sides.
 *
 * @param threshold samples above it are the upper side
 * @param apart how far the means of the two sides lie apart
 */
record Otsu(double threshold, double apart) {
  private static final int BINS = 256;

  /** To find the top of the scale. */
  private static final int FINE_BINS = 4096;

  /** A few hot pixels do not stretch the scale. */
  private static final double TOP = 0.998;

  /**
   * @param samples at least one; read only
   */
  static Otsu of(float[] samples) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float sample : samples) {
      low = Math.min(low, sample);
      high = Math.max(high, sample);
    }
    if (!(high > low)) {
      return new Otsu(low, 0);
    }
    high = top(histogram(samples, low, high, FINE_BINS), samples.length, low, high);
    long[] histogram = histogram(samples, low, high, BINS);
    double all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += histogram[bin] * (bin + 0.5);
    }
    return split(histogram, samples.length, all, low, BINS / ((double) high - low));
  }

  /** The upper edge of the bin that holds the sample at the rank of {@link #TOP}. */
  private static float top(long[] histogram, int n, float low, float high) {
    long rank = Math.round(TOP * n);
    int bin = 0;
    for (long below = histogram[0]; below < rank; below += histogram[bin]) {
      bin++;
    }
    return low + (high - low) * (bin + 1) / histogram.length;
  }

  /** Samples from {@code high} on are in the last bin. */
  private static long[] histogram(float[] samples, float low, float high, int bins) {
    long[] histogram = new long[bins];
    float perBin = bins / (high - low);
    for (float sample : samples) {
      histogram[Math.min(bins - 1, (int) ((sample - low) * perBin))]++;
    }
    return histogram;
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
