package org.readout.imaging.potential;

import java.util.Arrays;

/** Exact order statistics of many floats in about linear time. */
final class Order {
  /** So few are sorted faster than counted. */
  private static final int FEW = 128;

  private static final int BINS = 2048;

  private Order() {}

  /** The middle value, or the mean of the two middle ones. */
  static double median(float[] values, int n) {
    return quantile(values, n, 0.5);
  }

  /**
   * Linear between the two nearest ranks (Hyndman and Fan's type 7).
   *
   * @param n how many of {@code values} count, from the first; at least one; finite
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

  /** An even choice of at most so many, in their order: enough where a rank need not be exact. */
  static float[] chosen(float[] values, int most) {
    // An odd step drifts over the columns, so that no column pattern is taken for the whole.
    int step = Math.max(1, (values.length + most - 1) / most) | 1;
    float[] chosen = new float[(values.length + step - 1) / step];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[i * step];
    }
    return chosen;
  }

  /**
   * The value at {@code rank}, from zero, in ascending order: values are counted in bins, and the
   * bin of that rank is looked through in the same way.
   */
  private static float select(float[] values, int n, int rank) {
    float[] left = values;
    int size = n;
    int wanted = rank;
    while (size > FEW) {
      float lowest = left[0];
      float highest = left[0];
      for (int i = 1; i < size; i++) {
        // Compared, because Math.min and max on floats cost three times as much.
        if (left[i] < lowest) {
          lowest = left[i];
        } else if (left[i] > highest) {
          highest = left[i];
        }
      }
      double scale = BINS / ((double) highest - lowest);
      if (lowest == highest || Double.isInfinite(scale)) {
        return lowest;
      }
      int[] count = new int[BINS + 1];
      for (int i = 0; i < size; i++) {
        count[bin(left[i], lowest, scale)]++;
      }
      int bin = 0;
      while (wanted >= count[bin]) {
        wanted -= count[bin++];
      }
      float[] members = new float[count[bin]];
      int found = 0;
      for (int i = 0; i < size; i++) {
        if (bin(left[i], lowest, scale) == bin) {
          members[found++] = left[i];
        }
      }
      left = members;
      size = found;
    }
    float[] sorted = Arrays.copyOf(left, size);
    Arrays.sort(sorted);
    return sorted[wanted];
  }

  /** The highest value has a bin of its own. */
  private static int bin(float value, float lowest, double scale) {
    return (int) ((value - (double) lowest) * scale);
  }

  private static double next(float[] values, int n, int rank, double value) {
    float selected = (float) value;
    int upTo = 0;
    float above = Float.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      upTo += values[i] <= selected ? 1 : 0;
      above = Math.min(above, values[i] > selected ? values[i] : Float.POSITIVE_INFINITY);
    }
    return upTo > rank + 1 ? value : above;
  }
}
