package org.readout.analysis;

/**
 * The exact distribution of a sum of ranks under the null hypothesis. Ranks come doubled, so that
 * shared ranks are whole; the ways to each sum are counted by shifts.
 */
final class RankSums {
  /** Means and tails carry rounding that must not part what is the same. */
  private static final double ROUNDING = 1e-9;

  private final double[] ways;
  private final double total;
  private final double mean;

  private RankSums(double[] ways) {
    this.ways = ways;
    double sum = 0;
    double moment = 0;
    for (int i = 0; i < ways.length; i++) {
      sum += ways[i];
      moment += ways[i] * i;
    }
    this.total = sum;
    this.mean = moment / sum;
  }

  /** Sums over every choice of this many ranks. */
  static RankSums ofSplits(int[] doubledRanks, int chosen) {
    int most = sum(doubledRanks);
    double[][] ways = new double[chosen + 1][most + 1];
    ways[0][0] = 1;
    for (int rank : doubledRanks) {
      for (int k = chosen; k >= 1; k--) {
        for (int s = most; s >= rank; s--) {
          ways[k][s] += ways[k - 1][s - rank];
        }
      }
    }
    return new RankSums(ways[chosen]);
  }

  /** Sums over every choice of signs, the positive ones adding up. */
  static RankSums ofSigns(int[] doubledRanks) {
    int most = sum(doubledRanks);
    double[] ways = new double[most + 1];
    ways[0] = 1;
    for (int rank : doubledRanks) {
      for (int s = most; s >= rank; s--) {
        ways[s] += ways[s - rank];
      }
    }
    return new RankSums(ways);
  }

  /** P that a sum lies at least as far from the mean; the distance is of ranks, not doubled. */
  double twoSided(double distance) {
    double limit = Math.abs(2 * distance);
    double reaching = 0;
    for (int s = 0; s < ways.length; s++) {
      reaching += Math.abs(s - mean) >= limit - ROUNDING * mean ? ways[s] : 0;
    }
    return Math.min(1, reaching / total);
  }

  /**
   * How many of the smallest sums hold at most this probability, counted in steps of whole ranks
   * from the smallest possible sum; only for ranks without ties.
   */
  int stepsWithin(double probability) {
    double below = 0;
    int steps = 0;
    for (int s = 0; s < ways.length; s += 2) {
      below += ways[s] / total;
      if (below > probability * (1 + ROUNDING)) {
        return steps;
      }
      steps += ways[s] > 0 ? 1 : 0;
    }
    return steps;
  }

  private static int sum(int[] values) {
    int sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }
}
