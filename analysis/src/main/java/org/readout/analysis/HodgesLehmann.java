package org.readout.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The shift between two groups that goes with the rank test: the median of all differences between
 * a value of the first and one of the second. Bounds are order statistics of these differences,
 * from the distribution without ties up to 60 values and the normal law above; ties make the
 * interval wider than its level, never narrower. Too few values for the level set no bound.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177704172">Hodges and Lehmann 1963, Ann. Math. Stat.
 *     34:598</a>
 */
public record HodgesLehmann(double shift, Interval interval) {

  /**
   * @throws IllegalArgumentException when a group is empty
   */
  public static HodgesLehmann of(double[] first, double[] second, double confidence) {
    Interval.requireConfidence(confidence);
    if (first.length == 0 || second.length == 0) {
      throw new IllegalArgumentException("a group is empty");
    }
    double[] differences =
        Arrays.stream(first).flatMap(a -> Arrays.stream(second).map(b -> a - b)).sorted().toArray();
    int outside = outside(first.length, second.length, (1 - confidence) / 2);
    double low = outside == 0 ? Double.NEGATIVE_INFINITY : differences[outside - 1];
    double high =
        outside == 0 ? Double.POSITIVE_INFINITY : differences[differences.length - outside];
    return new HodgesLehmann(median(differences), new Interval(low, high, confidence));
  }

  /** The rank from either end at which the bound stands; 0 where there is none. */
  private static int outside(int n1, int n2, double tail) {
    int n = n1 + n2;
    if (n <= MannWhitney.MOST_EXACT) {
      int[] doubled = IntStream.rangeClosed(1, n).map(rank -> 2 * rank).toArray();
      return RankSums.ofSplits(doubled, n1).stepsWithin(tail);
    }
    double sd = Math.sqrt(n1 * (double) n2 * (n + 1) / 12);
    double rank = n1 * (double) n2 / 2 - Tails.criticalNormal(tail) * sd;
    return Math.max(0, (int) Math.floor(rank));
  }

  private static double median(double[] ascending) {
    int n = ascending.length;
    return (ascending[(n - 1) / 2] + ascending[n / 2]) / 2;
  }
}
