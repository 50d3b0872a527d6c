package org.readout.app.export;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Interval;
import org.readout.analysis.potential.Change;
import org.readout.analysis.potential.Extent;
import org.readout.analysis.potential.PotentialComparison;
import org.readout.analysis.potential.PotentialFactorial;
import org.readout.analysis.potential.PotentialResult;
import org.readout.analysis.potential.TreatmentPotential;
import org.readout.analysis.potential.Verdict;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;

/** Membrane potentials as tidy tables. */
final class PotentialTables {
  private PotentialTables() {}

  /** A row a treatment in an experiment: what the test sees. */
  static Table experiments(PotentialResult result) {
    Rows rows = new Rows();
    for (TreatmentPotential treatment : result.treatments()) {
      for (TreatmentPotential.InExperiment one : treatment.experiments()) {
        rows.add(
            treatment.treatment(),
            treatment.control(),
            one.experiment(),
            one.wells(),
            one.fields(),
            one.cells(),
            one.tooDimCells(),
            one.signal(),
            number(one.normalised()),
            number(one.logRatio()),
            number(one.changeMillivolts()),
            one.notEstimable().map(Enum::name).orElse(null));
      }
    }
    return new Table(
        "potential_experiments",
        List.of(
            Column.text("treatment", "What was done to the cells."),
            Column.truth("control", "Whether this is what all others are compared with."),
            Column.text("experiment", "The biological replicate."),
            Column.integer("wells", "Technical replicates."),
            Column.integer("fields", "Fields in them."),
            Column.integer("cells", "Cells in them."),
            Column.integer("too_dim_cells", "Cells not clear of FCCP, which have no logarithm."),
            Column.number("signal", "", "Mean of wells: counts above background, or red/green."),
            Column.number("normalised", "", "0 as FCCP, 1 as the control of the same plate."),
            Column.number(
                "log_ratio", "", "Per cell, then averaged: natural log against the control."),
            Column.number("change_mv_apparent", "mV", "By Nernst's law; positive is depolarised."),
            Column.text("not_estimable", "Why there is no log ratio.")),
        rows.all());
  }

  /** A row a comparison, the interactions and simple effects among them. */
  static Table results(PotentialResult result) {
    Rows rows = new Rows();
    for (PotentialComparison one : result.comparisons()) {
      row(rows, "against control", one.treatment(), one);
    }
    result.factorial().ifPresent(factorial -> factorial(rows, factorial));
    return new Table(
        "potential_results",
        List.of(
            Column.text("kind", "against control, simple effect or interaction."),
            Column.text("treatment", "The numerator."),
            Column.text("reference", "The denominator; of an interaction, the sum of both alone."),
            Column.number("percent_change", "%", "100·(ratio − 1) of signals above FCCP."),
            Column.number("percent_ci_low", "%", "Lower bound of its confidence interval."),
            Column.number("percent_ci_high", "%", "Upper bound."),
            Column.number("change_mv_apparent", "mV", "By Nernst's law; positive is depolarised."),
            Column.number("mv_ci_low", "mV", "Lower bound."),
            Column.number("mv_ci_high", "mV", "Upper bound."),
            Column.number("p", "", "Exact, two-sided, not adjusted."),
            Column.number("p_adjusted", "", "Adjusted within its family."),
            Column.text("test", "The test, or why there is none."),
            Column.integer("n_experiments", "n: the biological replicates that hold both."),
            Column.integer("n_cells", "Cells in them; not n."),
            Column.text("sentence", "The same in words.")),
        rows.all());
  }

  private static void factorial(Rows rows, PotentialFactorial factorial) {
    for (PotentialFactorial.SimpleEffect effect : factorial.simpleEffects()) {
      row(rows, "simple effect", effect.comparison().treatment(), effect.comparison());
    }
    for (PotentialFactorial.Interaction one : factorial.interactions()) {
      row(
          rows,
          "interaction",
          one.treatment(),
          factorial.first() + " × " + factorial.second(),
          one.extent(),
          one.change(),
          one.verdict(),
          one.sentence());
    }
  }

  private static void row(Rows rows, String kind, String treatment, PotentialComparison one) {
    row(
        rows,
        kind,
        treatment,
        one.reference(),
        one.extent(),
        one.change(),
        one.verdict(),
        one.sentence());
  }

  private static void row(
      Rows rows,
      String kind,
      String treatment,
      String reference,
      Extent extent,
      Optional<Change> change,
      Verdict verdict,
      String sentence) {
    Optional<Interval> percent = change.flatMap(Change::percentChangeInterval);
    Optional<Interval> millivolts = change.flatMap(Change::changeMillivoltsInterval);
    rows.add(
        kind,
        treatment,
        reference,
        change.map(Change::percentChange).orElse(null),
        percent.map(Interval::low).map(PotentialTables::finite).orElse(null),
        percent.map(Interval::high).map(PotentialTables::finite).orElse(null),
        change.map(one -> number(one.changeMillivolts())).orElse(null),
        millivolts.map(Interval::low).map(PotentialTables::finite).orElse(null),
        millivolts.map(Interval::high).map(PotentialTables::finite).orElse(null),
        number(verdict.exactP()),
        number(verdict.familyP()),
        verdict instanceof Verdict.Tested tested
            ? tested.test()
            : "none: " + ((Verdict.NotTested) verdict).reason(),
        extent.experiments(),
        extent.cells(),
        sentence);
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
