package org.readout.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The rank test of two independent groups: whether a value of the first tends to lie above one of
 * the second. With three against three the smallest two-sided p is 0.1, so that no difference
 * whatever can fall below 0.05.
 *
 * @param u how many pairs (first, second) have the first above; a tie counts one half
 * @param n1 values in the first group
 * @param n2 values in the second group
 * @param exactP two-sided, over all splits of the shared ranks; empty for more than 60 values
 * @param z with ties and continuity corrected
 * @param zUncorrected with ties corrected, without continuity correction
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney 1947, Ann. Math. Stat.
 *     18:50</a>
 * @see <a href="https://doi.org/10.2307/2284536">Streitberg and Röhmel 1986 on the exact
 *     distribution with ties by shifts</a>
 */
public record MannWhitney(
    double u, int n1, int n2, OptionalDouble exactP, double z, double zUncorrected) {
  /** The exact distribution is made up to this many values in both groups together. */
  public static final int MOST_EXACT = 60;

  /** Needs one value in each group and two different ones in all. */
  public static Outcome<MannWhitney> of(double[] first, double[] second) {
    int n1 = first.length;
    int n2 = second.length;
    if (n1 == 0 || n2 == 0) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    int n = n1 + n2;
    double[] all = Arrays.copyOf(first, n);
    System.arraycopy(second, 0, all, n1, n2);
    Ranks ranks = Ranks.of(all);
    double variance = n1 * (double) n2 / 12 * (n + 1 - ranks.tieSum() / n / (n - 1));
    if (!(variance > 0)) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double u = Arrays.stream(ranks.ranks(), 0, n1).sum() - n1 * (n1 + 1) / 2.0;
    double distance = u - n1 * (double) n2 / 2;
    double corrected = distance - 0.5 * Math.signum(distance);
    return Outcome.found(
        new MannWhitney(
            u,
            n1,
            n2,
            n <= MOST_EXACT
                ? OptionalDouble.of(RankSums.ofSplits(ranks.doubled(), n1).twoSided(distance))
                : OptionalDouble.empty(),
            corrected / Math.sqrt(variance),
            distance / Math.sqrt(variance)));
  }

  /** Exact where it can be, else by the normal law with continuity correction. */
  public double p() {
    return exactP.orElseGet(this::asymptoticP);
  }

  /** By the normal law, with ties and continuity corrected. */
  public double asymptoticP() {
    return Tails.normalTwoSided(z);
  }

  /** By the normal law, with ties corrected and no continuity correction. */
  public double uncorrectedP() {
    return Tails.normalTwoSided(zUncorrected);
  }

  /** The chance that a value of the first group lies above one of the second, a tie as one half. */
  public double probabilityOfSuperiority() {
    return u / n1 / n2;
  }

  /** From −1, all below, to 1, all above. */
  public double cliffDelta() {
    return 2 * probabilityOfSuperiority() - 1;
  }
}
