package org.readout.imaging.colonies;

import java.util.Arrays;

/** Values drawn evenly from an image, sorted: enough for its quantiles. */
final class Sample {
  /** Of a whole image: the 99.9th percentile then still rests on thirty values. */
  static final int SIZE = 30_000;

  /** Makes the median absolute deviation of normal noise its standard deviation. */
  private static final double NORMAL = 1.4826;

  private final float[] sorted;

  private Sample(float[] sorted) {
    this.sorted = sorted;
  }

  /**
   * @param inside where it is 0 a value is not drawn
   * @param area how many are not 0
   * @param most values that are drawn, nearly
   */
  static Sample of(float[] values, byte[] inside, int area, int most) {
    int step = Math.max(1, area / most);
    float[] drawn = new float[area / step + 1];
    int n = 0;
    int seen = 0;
    for (int i = 0; i < values.length; i++) {
      if (inside[i] != 0 && seen++ % step == 0) {
        drawn[n++] = values[i];
      }
    }
    float[] sorted = Arrays.copyOf(drawn, n);
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  /** Of any values. */
  static Sample of(double[] values) {
    float[] sorted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = (float) values[i];
    }
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  /**
   * @param part 0 for the smallest, 1 for the largest
   * @return 0 if nothing was drawn
   */
  double quantile(double part) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(part * (sorted.length - 1))];
  }

  double median() {
    return quantile(0.5);
  }

  /** The middle of the shortest stretch that holds a quarter of the values: the background's. */
  double mode() {
    int n = sorted.length / 4;
    int best = 0;
    for (int i = 0; i + n < sorted.length; i++) {
      if (sorted[i + n] - sorted[i] < sorted[best + n] - sorted[best]) {
        best = i;
      }
    }
    return sorted.length == 0 ? 0 : (sorted[best] + sorted[best + n]) / 2.0;
  }

  /**
   * Standard deviation of the background by what is below it: colonies are above and do not count.
   */
  double noiseBelow(double zero) {
    int n = below(zero);
    return n == 0 ? 0 : NORMAL * (zero - sorted[n / 2]);
  }

  /** The same by what is above it. */
  double noiseAbove(double zero) {
    int n = below(zero);
    return n == sorted.length ? 0 : NORMAL * (sorted[n + (sorted.length - n) / 2] - zero);
  }

  /** How many values are below one. */
  private int below(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The value that parts the sample into the two groups that differ most (Otsu's), of 256 between
   * the ends.
   */
  double divide() {
    double low = quantile(0.001);
    double high = quantile(0.999);
    double best = low;
    double most = -1;
    double total = 0;
    for (float value : sorted) {
      total += value;
    }
    double sum = 0;
    int n = 0;
    for (int i = 1; i < 256; i++) {
      double at = low + (high - low) * i / 256;
      while (n < sorted.length && sorted[n] <= at) {
        sum += sorted[n++];
      }
      double rest = sorted.length - n;
      double apart = n == 0 || rest == 0 ? 0 : sum / n - (total - sum) / rest;
      if (n * rest * apart * apart > most) {
        most = n * rest * apart * apart;
        best = at;
      }
    }
    return best;
  }

  /**
   * The root of the mean square by which values stand out on one side: few that stand out far weigh
   * as much as many that do so a little, so that three colonies are more than a hundred specks.
   *
   * @param limit what lies between {@code zero} and it does not stand out
   * @param side 1 for above, -1 for below
   */
  double excess(double zero, double limit, int side) {
    double squares = 0;
    for (float value : sorted) {
      if (side * (value - limit) > 0) {
        squares += (value - zero) * (value - zero);
      }
    }
    return sorted.length == 0 ? 0 : Math.sqrt(squares / sorted.length);
  }

  /** Only what is above a limit. */
  Sample above(double limit) {
    int from = sorted.length;
    while (from > 0 && sorted[from - 1] > limit) {
      from--;
    }
    return new Sample(Arrays.copyOfRange(sorted, from, sorted.length));
  }

  int size() {
    return sorted.length;
  }

  /** Both together. */
  static Sample joined(Iterable<Sample> samples) {
    float[] all = new float[0];
    for (Sample sample : samples) {
      int n = all.length;
      all = Arrays.copyOf(all, n + sample.sorted.length);
      System.arraycopy(sample.sorted, 0, all, n, sample.sorted.length);
    }
    Arrays.sort(all);
    return new Sample(all);
  }
}
