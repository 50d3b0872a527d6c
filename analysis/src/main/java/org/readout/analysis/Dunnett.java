package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Each group against one control, with one variance for all and the correlation that sharing a
 * control gives to the comparisons. Deterministic, with any group sizes; needs no analysis of
 * variance before it.
 *
 * @see DunnettLaw
 */
public final class Dunnett {
  private Dunnett() {}

  /**
   * The groups other than the control, in their order; needs scatter within a group.
   *
   * @param control position of the control
   */
  public static Outcome<List<PairComparison>> of(
      List<double[]> groups, int control, double confidence) {
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
    int controls = groups.get(control).length;
    List<PairComparison> comparisons = new ArrayList<>();
    Against family = Against.of(groups, control, df, confidence);
    for (int i = 0; i < groups.size(); i++) {
      if (i != control) {
        double ofPair = variance * (1.0 / groups.get(i).length + 1.0 / controls);
        comparisons.add(PairComparison.of(samples, control, i, ofPair, df, family));
      }
    }
    return Outcome.found(List.copyOf(comparisons));
  }

  private record Against(DunnettLaw law, double critical, double confidence)
      implements PairComparison.Family {
    static Against of(List<double[]> groups, int control, int df, double confidence) {
      List<double[]> others = new ArrayList<>(groups);
      double[] controls = others.remove(control);
      int[] sizes = others.stream().mapToInt(group -> group.length).toArray();
      DunnettLaw law = DunnettLaw.of(df, controls.length, sizes);
      return new Against(law, law.critical(1 - confidence), confidence);
    }

    @Override
    public double p(double t) {
      return law.survival(t);
    }
  }
}
