package org.readout.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rank test of several groups, with ties corrected, by the χ² law.
 *
 * @param h the statistic
 * @param meanRanks of each group
 * @param rankVariance of one rank, N(N + 1)/12 less the ties' part: what {@link #dunn} judges by
 * @param sizes of each group
 * @see <a href="https://doi.org/10.1080/01621459.1952.10483441">Kruskal and Wallis 1952, JASA
 *     47:583</a>
 */
public record KruskalWallis(
    double h, List<Double> meanRanks, double rankVariance, List<Integer> sizes) {

  /**
   * Dunn's comparison of two groups after the rank test, not adjusted.
   *
   * @param z of second mean rank minus first
   * @see <a href="https://doi.org/10.1080/00401706.1964.10490181">Dunn 1964, Technometrics
   *     6:241</a>
   */
  public record Dunn(int first, int second, double z) {

    /** Two-sided; adjust all of the family with {@link MultipleComparisons}. */
    public double p() {
      return Tails.normalTwoSided(z);
    }
  }

  /** Needs two groups, each with a value, and two different values in all. */
  public static Outcome<KruskalWallis> of(List<double[]> groups) {
    if (groups.size() < 2 || groups.stream().anyMatch(group -> group.length == 0)) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Ranks ranks = Ranks.of(groups.stream().flatMapToDouble(Arrays::stream).toArray());
    double n = ranks.ranks().length;
    double variance = n * (n + 1) / 12 - ranks.tieSum() / 12 / (n - 1);
    if (!(variance > 0)) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    List<Double> means = new ArrayList<>();
    double between = 0;
    int from = 0;
    for (double[] group : groups) {
      double mean = Arrays.stream(ranks.ranks(), from, from + group.length).sum() / group.length;
      from += group.length;
      means.add(mean);
      between += group.length * (mean - (n + 1) / 2) * (mean - (n + 1) / 2);
    }
    List<Integer> sizes = groups.stream().map(group -> group.length).toList();
    return Outcome.found(
        new KruskalWallis(between / variance, List.copyOf(means), variance, sizes));
  }

  public int df() {
    return meanRanks.size() - 1;
  }

  public double p() {
    return Tails.chiSquare(h, df());
  }

  /** ε², from 0 to 1. */
  public double epsilonSquared() {
    return h / (sizes.stream().mapToInt(Integer::intValue).sum() - 1);
  }

  /** The pairs (0, 1), (0, 2), … of groups. */
  public List<Dunn> dunn() {
    List<Dunn> pairs = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      for (int j = i + 1; j < sizes.size(); j++) {
        double error = Math.sqrt(rankVariance * (1.0 / sizes.get(i) + 1.0 / sizes.get(j)));
        pairs.add(new Dunn(i, j, (meanRanks.get(j) - meanRanks.get(i)) / error));
      }
    }
    return pairs;
  }
}
