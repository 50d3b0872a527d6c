package org.readout.imaging.potential;

/** The values of one region of one cell; reused from cell to cell. Confined to one thread. */
final class Tally {
  private final float[] values;
  private int n;
  private double sum;
  private int saturated;

  Tally(int capacity) {
    values = new float[capacity];
  }

  void clear() {
    n = 0;
    sum = 0;
    saturated = 0;
  }

  void add(float value, boolean atCeiling) {
    values[n++] = value;
    sum += value;
    if (atCeiling) {
      saturated++;
    }
  }

  int n() {
    return n;
  }

  double sum() {
    return sum;
  }

  double mean() {
    return sum / n;
  }

  /** 0 where there is no pixel. */
  double saturatedFraction() {
    return n == 0 ? 0 : saturated / (double) n;
  }

  double quantile(double fraction) {
    return Order.quantile(values, n, fraction);
  }

  /** Of the pixels, about their mean. */
  double sd() {
    double mean = mean();
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / n);
  }
}
