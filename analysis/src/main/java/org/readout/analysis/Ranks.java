package org.readout.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1; values that are the same share the mean of their ranks. */
final class Ranks {
  private final double[] ranks;
  private final double tieSum;

  private Ranks(double[] ranks, double tieSum) {
    this.ranks = ranks;
    this.tieSum = tieSum;
  }

  static Ranks of(double... values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[n];
    double tieSum = 0;
    for (int from = 0, to; from < n; from = to) {
      to = from;
      while (to < n && values[order[to]] == values[order[from]]) {
        to++;
      }
      double length = to - from;
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      tieSum += length * length * length - length;
    }
    return new Ranks(ranks, tieSum);
  }

  /** In the order of the values; read only. */
  double[] ranks() {
    return ranks;
  }

  /** Σ(t³ − t) over the lengths t of the ties, by which they lower the variance of ranks. */
  double tieSum() {
    return tieSum;
  }

  /** Twice each rank, which is whole also where ranks are shared. */
  int[] doubled() {
    return Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
  }
}
