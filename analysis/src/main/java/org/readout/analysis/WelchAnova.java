package org.readout.analysis;

import java.util.List;

/**
 * The comparison of several means in which each group has its own variance.
 *
 * @param df1 groups less one
 * @param df2 not whole
 * @see <a href="https://doi.org/10.1093/biomet/38.3-4.330">Welch 1951, Biometrika 38:330</a>
 */
public record WelchAnova(double f, int df1, double df2) {

  /** Needs two groups, two values in each, and scatter in all. */
  public static Outcome<WelchAnova> of(List<double[]> groups) {
    if (GroupSamples.refusal(groups, 2).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    GroupSamples samples = GroupSamples.of(groups);
    return samples.someConstant()
        ? Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE)
        : Outcome.found(of(samples));
  }

  private static WelchAnova of(GroupSamples samples) {
    double weights = 0;
    double weighted = 0;
    for (Descriptive group : samples.groups()) {
      weights += 1 / group.squaredSem();
      weighted += group.mean() / group.squaredSem();
    }
    double centre = weighted / weights;
    double between = 0;
    double lambda = 0;
    for (Descriptive group : samples.groups()) {
      double weight = 1 / group.squaredSem();
      between += weight * (group.mean() - centre) * (group.mean() - centre);
      lambda += (1 - weight / weights) * (1 - weight / weights) / (group.n() - 1);
    }
    int k = samples.groups().size();
    double spread = 1 + 2 * (k - 2) * lambda / (k * k - 1);
    return new WelchAnova(between / (k - 1) / spread, k - 1, (k * k - 1) / (3 * lambda));
  }

  public double p() {
    return Tails.f(f, df1, df2);
  }
}
