package org.readout.analysis;

import java.util.List;

/**
 * F*: the comparison of several means against the scatter that unequal variances would give them.
 * Not the test of equal variances of the same authors, which is {@link Levene} from the median.
 *
 * @param df1 groups less one
 * @param df2 not whole, after Satterthwaite
 * @see <a href="https://doi.org/10.1080/00401706.1974.10489158">Brown and Forsythe 1974,
 *     Technometrics 16:129</a>
 */
public record BrownForsytheAnova(double f, int df1, double df2) {

  /** Needs two groups, two values in each, and scatter in one. */
  public static Outcome<BrownForsytheAnova> of(List<double[]> groups) {
    if (GroupSamples.refusal(groups, 2).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    GroupSamples samples = GroupSamples.of(groups);
    double n = samples.n();
    double expected = 0;
    double squares = 0;
    for (Descriptive group : samples.groups()) {
      double part = (1 - group.n() / n) * group.squaredSem() * group.n();
      expected += part;
      squares += part * part / (group.n() - 1);
    }
    double below = expected;
    double df2 = expected * expected / squares;
    return OneWayAnova.of(groups)
        .map(anova -> new BrownForsytheAnova(anova.ssBetween() / below, anova.dfBetween(), df2));
  }

  public double p() {
    return Tails.f(f, df1, df2);
  }
}
