package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The generalised extreme Studentised deviate test: which of the values farthest from the mean are
 * outliers of a normal sample, up to a number named beforehand. It flags; to delete a value is a
 * person's decision with a reason. The first step alone is {@link #grubbs Grubbs' test}.
 *
 * @param steps one after the other, each with the farthest value of those that are left
 * @param outliers how many of the first steps are outliers: the last step beyond its critical value
 * @see <a href="https://doi.org/10.1080/00401706.1983.10487848">Rosner 1983, Technometrics
 *     25:165</a>
 */
public record ExtremeDeviates(List<Step> steps, int outliers) {

  /**
   * @param index position of the value in the sample
   * @param deviate its distance from the mean, in standard deviations of those that are left
   * @param critical what the deviate exceeds with the level's probability
   */
  public record Step(int index, double deviate, double critical) {}

  /**
   * @param deviate the largest distance from the mean in standard deviations
   * @param p two-sided, by Bonferroni's bound
   */
  public record Grubbs(int index, double deviate, double critical, double p) {}

  /** Needs three values of which two differ; stops early when those that are left are all alike. */
  public static Outcome<ExtremeDeviates> of(double[] values, int atMost, double level) {
    if (values.length < 3 || atMost < 1) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    List<Integer> left = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
    List<Step> steps = new ArrayList<>();
    int outliers = 0;
    while (steps.size() < atMost && left.size() > 2) {
      double[] kept = left.stream().mapToDouble(i -> values[i]).toArray();
      Descriptive all = Descriptive.of(kept);
      double sd = all.sd().orElse(0);
      if (sd == 0) {
        break;
      }
      int farthest = farthest(kept, all.mean());
      double deviate = Math.abs(kept[farthest] - all.mean()) / sd;
      steps.add(new Step(left.remove(farthest), deviate, critical(kept.length, level)));
      outliers = deviate > steps.get(steps.size() - 1).critical() ? steps.size() : outliers;
    }
    return steps.isEmpty()
        ? Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE)
        : Outcome.found(new ExtremeDeviates(List.copyOf(steps), outliers));
  }

  public static Outcome<Grubbs> grubbs(double[] values, double level) {
    int n = values.length;
    return of(values, 1, level)
        .map(
            test -> {
              Step first = test.steps().get(0);
              return new Grubbs(
                  first.index(), first.deviate(), first.critical(), p(first.deviate(), n));
            });
  }

  private static int farthest(double[] values, double mean) {
    int farthest = 0;
    for (int i = 1; i < values.length; i++) {
      if (Math.abs(values[i] - mean) > Math.abs(values[farthest] - mean)) {
        farthest = i;
      }
    }
    return farthest;
  }

  private static double critical(int n, double level) {
    double t = StudentT.critical(1 - level / n, n - 2);
    return (n - 1) * t / Math.sqrt((n - 2 + t * t) * n);
  }

  private static double p(double deviate, int n) {
    double rest = (n - 1.0) * (n - 1.0) - n * deviate * deviate;
    if (rest <= 0) {
      return Double.MIN_VALUE;
    }
    double t = deviate * Math.sqrt(n * (n - 2.0) / rest);
    return Tails.aboveZero(2 * n * TDistribution.of(n - 2).survivalProbability(t));
  }
}
