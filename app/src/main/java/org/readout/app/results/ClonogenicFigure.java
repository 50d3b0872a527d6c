package org.readout.app.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Interval;
import org.readout.analysis.PValue;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.ColonyCount;
import org.readout.analysis.assay.Comparison;
import org.readout.analysis.assay.TreatmentSurvival;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.TreatmentFigure;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;

/** The figure of a clonogenic result: survival per treatment, every experiment a point. */
public final class ClonogenicFigure {
  private static final double PERCENT = 100;

  /** More brackets than this hide the points; the rest stands in the table. */
  private static final int MOST_BRACKETS = 6;

  private ClonogenicFigure() {}

  /**
   * @param counts the rows that the result is of, for the wells behind the experiments
   * @param metadata where the numbers come from; kept in the file
   */
  public static Figure of(ClonogenicResult result, List<ColonyCount> counts, String metadata) {
    Map<String, Double> controlRates = controlRates(result);
    List<Group> groups = new ArrayList<>();
    for (TreatmentSurvival treatment : result.treatments()) {
      groups.add(
          new Group(
              treatment.treatment(),
              experiments(treatment),
              wells(treatment, counts, controlRates, result.seedingGiven()),
              estimate(result, treatment)));
    }
    String measure =
        result.seedingGiven() ? "Surviving fraction (% of control)" : "Colonies (% of control)";
    Figure figure =
        TreatmentFigure.of(measure, groups)
            .comparing(brackets(result, groups))
            .reference(PERCENT, result.control() + " = 100 %")
            .estimatedBy("estimate of the model")
            .figure();
    boolean tested =
        result.comparisons().stream().anyMatch(one -> one.inference().familyP().isPresent());
    return figure
        .captioned(figure.caption() + (tested ? " p: " + adjusted(result) + "." : ""))
        .from(metadata);
  }

  private static String adjusted(ClonogenicResult result) {
    return "against " + result.control() + ", adjusted by " + result.adjustment().title();
  }

  private static Map<String, Double> controlRates(ClonogenicResult result) {
    Map<String, Double> rates = new HashMap<>();
    result.treatments().stream()
        .filter(TreatmentSurvival::control)
        .flatMap(control -> control.experiments().stream())
        .filter(one -> one.rate() > 0)
        .forEach(one -> rates.put(one.experiment(), one.rate()));
    return rates;
  }

  private static List<Value> experiments(TreatmentSurvival treatment) {
    List<Value> values = new ArrayList<>();
    for (TreatmentSurvival.InExperiment one : treatment.experiments()) {
      OptionalDouble fraction =
          treatment.control() && one.rate() > 0 ? OptionalDouble.of(1) : one.survivingFraction();
      fraction.ifPresent(value -> values.add(new Value(one.experiment(), PERCENT * value)));
    }
    return values;
  }

  private static List<Value> wells(
      TreatmentSurvival treatment,
      List<ColonyCount> counts,
      Map<String, Double> controlRates,
      boolean seedingGiven) {
    List<Value> wells = new ArrayList<>();
    for (ColonyCount count : counts) {
      Double control = controlRates.get(count.experiment());
      if (!count.treatment().equals(treatment.treatment())
          || control == null
          || count.tooNumerous()) {
        continue;
      }
      double exposure = seedingGiven ? count.seeded().orElse(Double.NaN) : 1;
      double percent = PERCENT * count.colonies() / exposure / control;
      if (Double.isFinite(percent)) {
        wells.add(new Value(count.experiment(), percent));
      }
    }
    return wells;
  }

  private static @Nullable Estimate estimate(ClonogenicResult result, TreatmentSurvival treatment) {
    Comparison comparison = result.comparison(treatment.treatment()).orElse(null);
    if (comparison == null
        || comparison.ratio().isEmpty()
        || comparison.inference().bounds().isEmpty()) {
      return null;
    }
    Interval bounds = comparison.inference().bounds().get();
    double ratio = comparison.ratio().getAsDouble();
    return bounds.contains(ratio)
        ? new Estimate(PERCENT * ratio, PERCENT * bounds.low(), PERCENT * bounds.high())
        : null;
  }

  private static List<TreatmentFigure.Comparison> brackets(
      ClonogenicResult result, List<Group> groups) {
    List<String> names = groups.stream().map(Group::name).toList();
    List<TreatmentFigure.Comparison> brackets = new ArrayList<>();
    for (Comparison comparison : result.comparisons()) {
      OptionalDouble p = comparison.inference().familyP();
      int left = names.indexOf(comparison.reference());
      int right = names.indexOf(comparison.treatment());
      if (p.isPresent() && left >= 0 && right >= 0 && brackets.size() < MOST_BRACKETS) {
        brackets.add(
            new TreatmentFigure.Comparison(left, right, new PValue(p.getAsDouble()).text()));
      }
    }
    return brackets;
  }
}
