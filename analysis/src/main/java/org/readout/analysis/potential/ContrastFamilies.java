package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.DunnettLaw;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.potential.PotentialContrasts.Contrast;

/**
 * Adjusts the p-values of contrasts that are asked together. What was not tested keeps its place
 * and does not count in the family.
 *
 * @param balance empty where Dunnett's law does not hold: it needs every treatment in every
 *     experiment, and one variance for all
 */
record ContrastFamilies(Adjustment rule, Optional<Balance> balance) {

  /**
   * @param experiments in which every treatment is
   * @param residualDf of the one variance
   */
  record Balance(int experiments, int residualDf) {}

  /** All comparisons with one control, as the rule says. */
  List<Contrast> againstControl(List<Contrast> family) {
    return rule == Adjustment.DUNNETT && balance.isPresent() && tested(family) > 1
        ? byDunnett(family, balance.get())
        : adjusted(family);
  }

  /** A family that shares no control. */
  List<Contrast> adjusted(List<Contrast> family) {
    MultipleComparisons elsewhere = rule.elsewhere();
    double[] p = elsewhere.adjusted(family.stream().mapToDouble(one -> orNaN(one)).toArray());
    List<Contrast> adjusted = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      adjusted.add(withAdjusted(family.get(i), p[i], elsewhere.title(), tested(family)));
    }
    return adjusted;
  }

  private static List<Contrast> byDunnett(List<Contrast> family, Balance balance) {
    int[] sizes = new int[tested(family)];
    Arrays.fill(sizes, balance.experiments());
    DunnettLaw law = DunnettLaw.of(balance.residualDf(), balance.experiments(), sizes);
    List<Contrast> adjusted = new ArrayList<>();
    for (Contrast one : family) {
      adjusted.add(
          one.verdict() instanceof Verdict.Tested t
              ? withAdjusted(
                  one,
                  // The quadrature may end a rounding below the single comparison.
                  Math.max(t.p(), law.survival(Math.abs(t.t()))),
                  Adjustment.DUNNETT.title(),
                  sizes.length)
              : one);
    }
    return adjusted;
  }

  private static Contrast withAdjusted(Contrast one, double p, String title, int family) {
    return one.verdict() instanceof Verdict.Tested t
        ? new Contrast(
            one.change(),
            one.extent(),
            new Verdict.Tested(t.test(), t.t(), t.df(), t.p(), p, title, family))
        : one;
  }

  private static int tested(List<Contrast> family) {
    return (int) family.stream().filter(one -> one.verdict().exactP().isPresent()).count();
  }

  private static double orNaN(Contrast one) {
    OptionalDouble p = one.verdict().exactP();
    return p.orElse(Double.NaN);
  }
}
