package org.readout.analysis;

import java.util.List;

/**
 * Whether groups scatter alike, by the likelihood under the normal law; answers as readily to other
 * laws as to unequal variances.
 *
 * @param k2 the statistic
 * @see <a href="https://doi.org/10.1098/rspa.1937.0109">Bartlett 1937, Proc. R. Soc. A 160:268</a>
 */
public record Bartlett(double k2, int df) {

  /** Needs two groups, two values in each, and scatter in all. */
  public static Outcome<Bartlett> of(List<double[]> groups) {
    if (GroupSamples.refusal(groups, 2).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    GroupSamples samples = GroupSamples.of(groups);
    if (samples.someConstant()) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double logs = samples.dfWithin() * Math.log(samples.pooledVariance());
    double inverses = -1.0 / samples.dfWithin();
    for (Descriptive group : samples.groups()) {
      logs -= (group.n() - 1) * Math.log(group.squares() / (group.n() - 1));
      inverses += 1.0 / (group.n() - 1);
    }
    int df = groups.size() - 1;
    return Outcome.found(new Bartlett(logs / (1 + inverses / (3 * df)), df));
  }

  public double p() {
    return Tails.chiSquare(k2, df);
  }
}
