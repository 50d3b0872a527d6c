package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * All pairs of groups, each pair with its own variances and Welch's degrees of freedom, by the
 * studentized range.
 *
 * @see <a href="https://doi.org/10.3102/10769986001002113">Games and Howell 1976, J. Educ. Stat.
 *     1:113</a>
 */
public final class GamesHowell {
  private GamesHowell() {}

  /** The pairs (0, 1), (0, 2), … of groups; needs two values and scatter in each. */
  public static Outcome<List<PairComparison>> of(List<double[]> groups, double confidence) {
    Interval.requireConfidence(confidence);
    if (GroupSamples.refusal(groups, 2).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    GroupSamples samples = GroupSamples.of(groups);
    if (samples.someConstant()) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    List<PairComparison> pairs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        TTest welch = TTest.welch(groups.get(j), groups.get(i)).orElseThrow();
        double variance = welch.standardError() * welch.standardError();
        PairComparison.Family family =
            PairComparison.Range.of(groups.size(), welch.df(), confidence);
        pairs.add(PairComparison.of(samples, i, j, variance, welch.df(), family));
      }
    }
    return Outcome.found(List.copyOf(pairs));
  }
}
