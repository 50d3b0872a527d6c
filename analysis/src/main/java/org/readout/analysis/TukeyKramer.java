package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * All pairs of groups with one variance for all, by the studentized range; with unequal group sizes
 * after Kramer. Holds its level by itself and needs no analysis of variance before it.
 *
 * @see <a href="https://doi.org/10.2307/3001469">Kramer 1956, Biometrics 12:307</a>
 */
public final class TukeyKramer {
  private TukeyKramer() {}

  /** The pairs (0, 1), (0, 2), … of groups; needs scatter within a group. */
  public static Outcome<List<PairComparison>> of(List<double[]> groups, double confidence) {
    Interval.requireConfidence(confidence);
    if (GroupSamples.refusal(groups, 1).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    GroupSamples samples = GroupSamples.of(groups);
    double variance = samples.pooledVariance();
    if (variance == 0) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    int df = samples.dfWithin();
    PairComparison.Family family = PairComparison.Range.of(groups.size(), df, confidence);
    List<PairComparison> pairs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        double ofPair = variance * (1.0 / groups.get(i).length + 1.0 / groups.get(j).length);
        pairs.add(PairComparison.of(samples, i, j, ofPair, df, family));
      }
    }
    return Outcome.found(List.copyOf(pairs));
  }
}
