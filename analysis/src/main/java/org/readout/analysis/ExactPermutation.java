package org.readout.analysis;

import java.util.Arrays;

/**
 * Exact permutation tests of a difference in means, two-sided, over all arrangements. They assume
 * nothing about the scatter, and with few units they cannot give a small p: the least that they
 * could give is part of the result.
 *
 * @param p the share of arrangements at least as extreme as the one seen
 * @param smallestP what the most extreme arrangement would give with as many units
 * @see <a href="https://psycnet.apa.org/record/1936-02187-000">Fisher 1935, The Design of
 *     Experiments, section 21</a>
 */
public record ExactPermutation(double p, double smallestP) {
  /** More pairs, or more values in two groups, than this are refused: the lists grow too long. */
  public static final int MOST_PAIRS = 40;

  private static final int MOST_VALUES = 24;

  /** Relative to the largest sum; arrangements whose sums differ by rounding alone are ties. */
  private static final double ROUNDING = 1e-12;

  /**
   * Sign flips: under the null hypothesis each difference could as well have the other sign. The
   * statistic is the sum.
   *
   * @param differences one per pair, for example per experiment
   */
  public static ExactPermutation ofPairs(double... differences) {
    int n = differences.length;
    if (n == 0 || n > MOST_PAIRS) {
      throw new IllegalArgumentException("1 to " + MOST_PAIRS + " pairs, not " + n);
    }
    double seen = Math.abs(Arrays.stream(differences).sum());
    double slack = ROUNDING * Arrays.stream(differences).map(Math::abs).sum();
    double[] left = signedSums(Arrays.copyOfRange(differences, 0, n / 2));
    double[] right = signedSums(Arrays.copyOfRange(differences, n / 2, n));
    double arrangements = (double) left.length * right.length;
    double inOneTail = pairsReaching(left, right, seen - slack);
    double p = seen <= slack ? 1 : 2 * inOneTail / arrangements;
    return new ExactPermutation(p, 2 / arrangements);
  }

  /** Two groups: under the null hypothesis any split into groups of these sizes is as likely. */
  public static ExactPermutation ofTwoGroups(double[] first, double[] second) {
    int n = first.length + second.length;
    if (first.length == 0 || second.length == 0 || n > MOST_VALUES) {
      throw new IllegalArgumentException("two groups of together at most " + MOST_VALUES);
    }
    double[] all = Arrays.copyOf(first, n);
    System.arraycopy(second, 0, all, first.length, second.length);
    double expected = Arrays.stream(all).sum() * first.length / n;
    double seen = Math.abs(Arrays.stream(first).sum() - expected);
    double slack = ROUNDING * Arrays.stream(all).map(Math::abs).sum();
    long splits = 0;
    long reaching = 0;
    for (int chosen = 0; chosen < 1 << n; chosen++) {
      if (Integer.bitCount(chosen) == first.length) {
        splits++;
        reaching += Math.abs(sum(all, chosen) - expected) >= seen - slack ? 1 : 0;
      }
    }
    double smallest = (first.length == second.length ? 2.0 : 1.0) / splits;
    return new ExactPermutation((double) reaching / splits, smallest);
  }

  private static double sum(double[] values, int chosen) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (chosen >> i & 1) == 1 ? values[i] : 0;
    }
    return sum;
  }

  /** All sums of ±d, ascending. */
  private static double[] signedSums(double[] differences) {
    double[] sums = {0};
    for (double difference : differences) {
      double[] longer = Arrays.copyOf(sums, 2 * sums.length);
      for (int i = 0; i < sums.length; i++) {
        longer[i] = sums[i] - difference;
        longer[sums.length + i] = sums[i] + difference;
      }
      sums = longer;
    }
    Arrays.sort(sums);
    return sums;
  }

  /** How many of all pairs have a sum of at least {@code limit}; both lists ascend. */
  private static double pairsReaching(double[] left, double[] right, double limit) {
    double pairs = 0;
    int from = right.length;
    for (double value : left) {
      while (from > 0 && value + right[from - 1] >= limit) {
        from--;
      }
      pairs += right.length - from;
    }
    return pairs;
  }
}
