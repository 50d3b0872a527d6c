package org.readout.imaging.cells;

/**
 * The threshold that loses least information when each side of it is replaced by its mean.
 *
 * @see <a href="https://doi.org/10.1016/S0167-8655(98)00057-9">Li and Tam 1998, Pattern Recognit.
 *     Lett. 19:771</a>
 */
final class MinimumCrossEntropy {
  private static final int BINS = 4096;
  private static final int MOST_ROUNDS = 100;

  private MinimumCrossEntropy() {}

  /**
   * @param samples at least one
   * @param low stands for nothing; samples below count as it
   * @param high samples above count as it
   * @return between {@code low} and {@code high}
   */
  static double of(float[] samples, double low, double high) {
    if (!(high > low)) {
      return low;
    }
    long[] histogram = new long[BINS];
    double perBin = BINS / (high - low);
    for (float sample : samples) {
      histogram[(int) Math.max(0, Math.min(BINS - 1, (sample - low) * perBin))]++;
    }
    // From the mean, as the method's authors begin; it settles within a few rounds.
    double threshold = mean(histogram, 0, BINS);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int split = Math.max(1, Math.min(BINS - 1, (int) Math.ceil(threshold)));
      double below = mean(histogram, 0, split);
      double above = mean(histogram, split, BINS);
      double next = above == below ? below : (above - below) / Math.log(above / below);
      if (Math.abs(next - threshold) < 0.5) {
        threshold = next;
        break;
      }
      threshold = next;
    }
    return low + threshold / perBin;
  }

  /** In bins; the middle of a bin stands for it. */
  private static double mean(long[] histogram, int from, int to) {
    double sum = 0;
    long n = 0;
    for (int i = from; i < to; i++) {
      sum += histogram[i] * (i + 0.5);
      n += histogram[i];
    }
    return n == 0 ? from + 0.5 : sum / n;
  }
}
