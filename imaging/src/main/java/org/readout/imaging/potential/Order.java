package org.readout.imaging.potential;

/** Exact order statistics of many floats in linear time, by counting digits of their bits. */
final class Order {
  private static final int[] SHIFTS = {21, 10, 0};
  private static final int[] BITS = {11, 11, 10};

  private Order() {}

  /** The middle value, or the mean of the two middle ones. */
  static double median(float[] values, int n) {
    return quantile(values, n, 0.5);
  }

  /**
   * Linear between the two nearest ranks (Hyndman and Fan's type 7).
   *
   * @param n how many of {@code values} count, from the first; at least one
   * @param fraction 0 to 1
   */
  static double quantile(float[] values, int n, double fraction) {
    if (n < 1 || !(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("no quantile " + fraction + " of " + n + " values");
    }
    double rank = fraction * (n - 1);
    int below = (int) rank;
    double lower = select(values, n, below);
    return rank == below ? lower : lower + (rank - below) * (next(values, n, below, lower) - lower);
  }

  /** The value at {@code rank}, from zero, in ascending order. */
  private static float select(float[] values, int n, int rank) {
    int prefix = 0;
    int fixed = 0;
    int left = rank;
    for (int pass = 0; pass < SHIFTS.length; pass++) {
      int shift = SHIFTS[pass];
      int digits = (1 << BITS[pass]) - 1;
      int[] count = new int[digits + 1];
      for (int i = 0; i < n; i++) {
        int key = key(values[i]);
        if ((key & fixed) == prefix) {
          count[(key >>> shift) & digits]++;
        }
      }
      int digit = 0;
      while (left >= count[digit]) {
        left -= count[digit++];
      }
      prefix |= digit << shift;
      fixed |= digits << shift;
    }
    return Float.intBitsToFloat(prefix < 0 ? prefix ^ Integer.MIN_VALUE : ~prefix);
  }

  private static double next(float[] values, int n, int rank, double value) {
    int upTo = 0;
    double above = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      if (values[i] <= value) {
        upTo++;
      } else if (values[i] < above) {
        above = values[i];
      }
    }
    return upTo > rank + 1 ? value : above;
  }

  /** Bits that, read without a sign, have the order of the floats. */
  private static int key(float value) {
    int bits = Float.floatToRawIntBits(value + 0f);
    return bits ^ (bits >> 31 | Integer.MIN_VALUE);
  }
}
