package org.readout.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Wilcoxon's signed-rank test of paired differences. Differences of zero are left out, as Wilcoxon
 * did; the same sizes share their ranks.
 *
 * @param v the sum of the ranks of differences above zero
 * @param n differences other than zero
 * @param exactP two-sided, over all signs; empty for more than 100 differences
 * @param z with ties and continuity corrected
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon 1945, Biometrics Bull. 1:80</a>
 */
public record SignedRank(double v, int n, OptionalDouble exactP, double z) {
  private static final int MOST_EXACT = 100;

  public static Outcome<SignedRank> of(double... differences) {
    double[] other = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int n = other.length;
    if (n == 0) {
      return Outcome.refused(
          differences.length == 0 ? Refusal.TOO_FEW_VALUES : Refusal.NO_NONZERO_DIFFERENCES);
    }
    Ranks ranks = Ranks.of(Arrays.stream(other).map(Math::abs).toArray());
    double v = 0;
    for (int i = 0; i < n; i++) {
      v += other[i] > 0 ? ranks.ranks()[i] : 0;
    }
    double distance = v - n * (n + 1) / 4.0;
    double variance = n * (n + 1.0) * (2 * n + 1) / 24 - ranks.tieSum() / 48;
    OptionalDouble exact =
        n <= MOST_EXACT
            ? OptionalDouble.of(RankSums.ofSigns(ranks.doubled()).twoSided(distance))
            : OptionalDouble.empty();
    double corrected = distance - 0.5 * Math.signum(distance);
    return Outcome.found(new SignedRank(v, n, exact, corrected / Math.sqrt(variance)));
  }

  /** Exact where it can be, else by the normal law with continuity correction. */
  public double p() {
    return exactP.orElseGet(this::asymptoticP);
  }

  /** By the normal law, with ties and continuity corrected. */
  public double asymptoticP() {
    return Tails.normalTwoSided(z);
  }
}
