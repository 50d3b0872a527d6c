package org.readout.app.export;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Interval;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.Comparison;
import org.readout.analysis.assay.FactorialResult;
import org.readout.analysis.assay.Inference;
import org.readout.analysis.assay.TreatmentSurvival;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;

/** A clonogenic result as tidy tables. */
final class AnalysisTables {
  private AnalysisTables() {}

  /** A row a treatment in an experiment: what the test sees. */
  static Table experiments(ClonogenicResult result) {
    Rows rows = new Rows();
    for (TreatmentSurvival treatment : result.treatments()) {
      for (TreatmentSurvival.InExperiment one : treatment.experiments()) {
        rows.add(
            treatment.treatment(),
            treatment.control(),
            one.experiment(),
            one.wells(),
            Math.round(one.colonies()),
            number(one.seeded()),
            one.rate(),
            number(one.survivingFraction()),
            String.join(" ", one.sources()));
      }
    }
    String rate =
        result.seedingGiven()
            ? "Colonies a cell seeded; for the control the plating efficiency."
            : "Colonies a well; no seeding was given.";
    return new Table(
        "experiments",
        List.of(
            Column.text("treatment", "What was done to the cells."),
            Column.truth("control", "Whether this is what all others are compared with."),
            Column.text("experiment", "The biological replicate."),
            Column.integer("wells", "Technical replicates that were summed."),
            Column.integer("colonies", "Their colonies."),
            Column.number("seeded", "cells", "Cells seeded in them."),
            Column.number("rate", "", rate),
            Column.number(
                "surviving_fraction", "", "The rate over the control's of the same experiment."),
            Column.text("wells_summed", "The wells, as plate:well.")),
        rows.all());
  }

  /** A row a comparison, the interactions and simple effects among them. */
  static Table results(ClonogenicResult result) {
    Rows rows = new Rows();
    for (Comparison one : result.comparisons()) {
      row(
          rows,
          "against control",
          one.treatment(),
          one.reference(),
          one.ratio(),
          one.inference(),
          one.experiments(),
          one.wells(),
          one.sentence());
    }
    result.factorial().ifPresent(factorial -> factorial(rows, factorial));
    return new Table(
        "results",
        List.of(
            Column.text("kind", "against control, simple effect or interaction."),
            Column.text("treatment", "The numerator."),
            Column.text(
                "reference",
                "The denominator; for an interaction, what Bliss independence predicts."),
            Column.number("ratio", "", "Ratio of surviving fractions, from the model."),
            Column.number("ci_low", "", "Lower bound of the 95 % confidence interval."),
            Column.number("ci_high", "", "Upper bound; empty where there is none."),
            Column.number("p", "", "Exact, two-sided, not adjusted."),
            Column.number("p_adjusted", "", "Adjusted within its family by Holm's rule."),
            Column.text("test", "The test, or why there is none."),
            Column.integer("n_experiments", "n: the biological replicates that hold both."),
            Column.integer("n_wells", "Technical replicates in them; not n."),
            Column.text("sentence", "The same in words.")),
        rows.all());
  }

  private static void factorial(Rows rows, FactorialResult factorial) {
    for (FactorialResult.SimpleEffect effect : factorial.simpleEffects()) {
      Comparison one = effect.comparison();
      row(
          rows,
          "simple effect",
          one.treatment(),
          one.reference(),
          one.ratio(),
          one.inference(),
          one.experiments(),
          one.wells(),
          one.sentence());
    }
    for (FactorialResult.Departure one : factorial.departures()) {
      row(
          rows,
          "interaction",
          one.treatment(),
          factorial.first() + " × " + factorial.second(),
          one.ratio(),
          one.inference(),
          factorial.experiments(),
          factorial.wells(),
          one.sentence());
    }
  }

  private static void row(
      Rows rows,
      String kind,
      String treatment,
      String reference,
      OptionalDouble ratio,
      Inference inference,
      int experiments,
      int wells,
      String sentence) {
    rows.add(
        kind,
        treatment,
        reference,
        number(ratio),
        inference.bounds().map(Interval::low).map(AnalysisTables::finite).orElse(null),
        inference.bounds().map(Interval::high).map(AnalysisTables::finite).orElse(null),
        number(inference.exactP()),
        number(inference.familyP()),
        test(inference),
        experiments,
        wells,
        sentence);
  }

  private static String test(Inference inference) {
    if (inference instanceof Inference.Refused refused) {
      return "none: " + refused.reason();
    }
    return inference instanceof Inference.Exact
        ? "exact conditional Poisson, stratified by experiment"
        : "quasi-Poisson GLM, experiment as block";
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
