package org.readout.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * The analysis of variance of one factor, taken as if all groups had one variance. Values are
 * counted from one of themselves, so that a common offset of many digits costs none.
 *
 * @param ssBetween sum of squares between groups
 * @param ssWithin sum of squares within groups, above zero
 * @see <a href="https://www.itl.nist.gov/div898/strd/anova/anova.html">NIST StRD, certified
 *     values</a>
 */
public record OneWayAnova(double ssBetween, double ssWithin, int dfBetween, int dfWithin) {

  /** Needs two groups, each with a value, and scatter within one of them. */
  public static Outcome<OneWayAnova> of(List<double[]> groups) {
    if (GroupSamples.refusal(groups, 1).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double origin = groups.get(0)[0];
    List<double[]> shifted =
        groups.stream().map(g -> Arrays.stream(g).map(value -> value - origin).toArray()).toList();
    GroupSamples samples = GroupSamples.of(shifted);
    double grand =
        Descriptive.of(shifted.stream().flatMapToDouble(Arrays::stream).toArray()).mean();
    double between = 0;
    for (Descriptive group : samples.groups()) {
      between += group.n() * (group.mean() - grand) * (group.mean() - grand);
    }
    double within = samples.squaresWithin();
    return within > 0
        ? Outcome.found(new OneWayAnova(between, within, groups.size() - 1, samples.dfWithin()))
        : Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  public double msBetween() {
    return ssBetween / dfBetween;
  }

  public double msWithin() {
    return ssWithin / dfWithin;
  }

  public double f() {
    return msBetween() / msWithin();
  }

  /** Above zero also where the true value underflows. */
  public double p() {
    return Tails.f(f(), dfBetween, dfWithin);
  }

  /** η², the share of all squares that lies between groups; too large in small samples. */
  public double etaSquared() {
    return ssBetween / (ssBetween + ssWithin);
  }

  /** ω², the same share freed of most of its bias; may fall below zero. */
  public double omegaSquared() {
    return (ssBetween - dfBetween * msWithin()) / (ssBetween + ssWithin + msWithin());
  }
}
