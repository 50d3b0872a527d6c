package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Interval;
import org.readout.analysis.ScreeningWindow;
import org.readout.analysis.potential.Change;
import org.readout.analysis.potential.Extent;
import org.readout.analysis.potential.Opinion;
import org.readout.analysis.potential.PlateWindow;
import org.readout.analysis.potential.PotentialAssay;
import org.readout.analysis.potential.PotentialComparison;
import org.readout.analysis.potential.PotentialFactorial;
import org.readout.analysis.potential.PotentialResult;
import org.readout.analysis.potential.PotentialSpread;
import org.readout.analysis.potential.TreatmentPotential;
import org.readout.analysis.potential.Verdict;
import org.readout.app.output.Json;

/** Membrane potentials as one JSON document, complete but for the cells, which are a table. */
public final class PotentialDocument {
  private PotentialDocument() {}

  public static Map<String, @Nullable Object> of(PotentialResult result) {
    return Json.object(
        "assay",
        "potential",
        "algorithm",
        PotentialAssay.ALGORITHM,
        "version",
        PotentialAssay.VERSION,
        "probe",
        result.probe().label(),
        "mode",
        result.mode().label(),
        "temperature_celsius",
        result.temperatureCelsius(),
        "control",
        result.control(),
        "n_is",
        "experiments",
        "confidence",
        result.confidence(),
        "scale",
        result.scale().name(),
        "estimator",
        result.estimator().label(),
        "millivolts",
        result.millivolts(),
        "treatments",
        result.treatments().stream().map(PotentialDocument::treatment).toList(),
        "comparisons",
        result.comparisons().stream().map(PotentialDocument::comparison).toList(),
        "factorial",
        result.factorial().map(PotentialDocument::factorial).orElse(null),
        "windows",
        result.windows().stream().map(PotentialDocument::window).toList(),
        "spread",
        result.spread().map(PotentialDocument::spread).orElse(null),
        "withheld",
        result.withheld().stream()
            .map(
                one ->
                    Json.object(
                        "what",
                        one.what(),
                        "about",
                        one.about(),
                        "state",
                        one.state().name(),
                        "why",
                        one.why(),
                        "remedy",
                        one.remedy()))
            .toList(),
        "flags",
        result.cautions().stream()
            .map(
                one ->
                    Json.object(
                        "flag",
                        one.state().name(),
                        "about",
                        one.about(),
                        "sentence",
                        one.sentence()))
            .toList(),
        "cells",
        result.cells().size(),
        "excluded",
        result.excluded().stream()
            .map(
                one ->
                    Json.object(
                        "source",
                        one.source(),
                        "treatment",
                        one.treatment(),
                        "state",
                        one.state().name(),
                        "reason",
                        one.reason()))
            .toList(),
        "legend",
        result.legend(),
        "methods",
        result.methods());
  }

  private static Map<String, @Nullable Object> treatment(TreatmentPotential one) {
    return Json.object(
        "treatment",
        one.treatment(),
        "role",
        one.role().name(),
        "control",
        one.control(),
        "n_experiments",
        one.experiments().size(),
        "n_wells",
        one.wells(),
        "n_fields",
        one.fields(),
        "n_cells",
        one.cells(),
        "too_dim_cells",
        one.tooDimCells(),
        "normalised_mean",
        one.normalised().map(n -> n.mean()).orElse(null),
        "normalised_sd",
        one.normalised().map(n -> number(n.sd())).orElse(null),
        "normalised_ci_low",
        low(one.normalisedInterval()),
        "normalised_ci_high",
        high(one.normalisedInterval()),
        "experiments",
        one.experiments().stream().map(PotentialDocument::inExperiment).toList());
  }

  private static Map<String, @Nullable Object> inExperiment(TreatmentPotential.InExperiment one) {
    return Json.object(
        "experiment",
        one.experiment(),
        "plates",
        one.plates(),
        "wells",
        one.wells(),
        "fields",
        one.fields(),
        "cells",
        one.cells(),
        "too_dim_cells",
        one.tooDimCells(),
        "signal",
        one.signal(),
        "normalised",
        number(one.normalised()),
        "log_ratio",
        number(one.logRatio()),
        "ratio",
        number(one.ratio()),
        "change_mv_apparent",
        number(one.changeMillivolts()),
        "well_first_mv_apparent",
        number(one.wellFirstMillivolts()),
        "depolarised_share",
        number(one.depolarisedShare()),
        "not_estimable",
        one.notEstimable().map(Enum::name).orElse(null));
  }

  private static Map<String, @Nullable Object> comparison(PotentialComparison one) {
    Map<String, @Nullable Object> document =
        Json.object("treatment", one.treatment(), "reference", one.reference());
    document.putAll(body(one.extent(), one.change(), one.verdict()));
    document.put("opinions", one.opinions().stream().map(PotentialDocument::opinion).toList());
    document.put("sentence", one.sentence());
    return document;
  }

  private static Map<String, @Nullable Object> body(
      Extent extent, Optional<Change> change, Verdict verdict) {
    Map<String, @Nullable Object> document = change(change);
    document.putAll(verdict(verdict));
    document.put("n_experiments", extent.experiments());
    document.put("n_wells", extent.wells());
    document.put("n_cells", extent.cells());
    return document;
  }

  private static Map<String, @Nullable Object> change(Optional<Change> change) {
    return Json.object(
        "ratio",
        change.map(Change::ratio).orElse(null),
        "ratio_ci_low",
        low(change.flatMap(Change::ratioInterval)),
        "ratio_ci_high",
        high(change.flatMap(Change::ratioInterval)),
        "percent_change",
        change.map(Change::percentChange).orElse(null),
        "percent_change_ci_low",
        low(change.flatMap(Change::percentChangeInterval)),
        "percent_change_ci_high",
        high(change.flatMap(Change::percentChangeInterval)),
        "change_mv_apparent",
        change.map(one -> number(one.changeMillivolts())).orElse(null),
        "change_mv_ci_low",
        low(change.flatMap(Change::changeMillivoltsInterval)),
        "change_mv_ci_high",
        high(change.flatMap(Change::changeMillivoltsInterval)));
  }

  private static Map<String, @Nullable Object> verdict(Verdict verdict) {
    Map<String, @Nullable Object> document =
        Json.object("p", number(verdict.exactP()), "p_adjusted", number(verdict.familyP()));
    if (verdict instanceof Verdict.Tested tested) {
      document.put("test", tested.test());
      document.put("statistic", Json.object("name", "t", "value", tested.t(), "df", tested.df()));
      document.put("adjustment", tested.adjustment());
      document.put("family", tested.family());
    } else if (verdict instanceof Verdict.NotTested not) {
      document.put("test", null);
      document.put("statistic", null);
      document.put("refused", Json.object("state", not.state().name(), "reason", not.reason()));
    }
    return document;
  }

  private static Map<String, @Nullable Object> opinion(Opinion one) {
    Map<String, @Nullable Object> document = Json.object("estimator", one.estimator().label());
    document.putAll(change(one.change()));
    document.put("difference_mv", number(one.differenceMillivolts()));
    document.put("disagrees", one.disagrees());
    document.put("sentence", one.sentence());
    return document;
  }

  private static Map<String, @Nullable Object> factorial(PotentialFactorial factorial) {
    return Json.object(
        "first",
        factorial.first(),
        "first_levels",
        factorial.firstLevels(),
        "second",
        factorial.second(),
        "second_levels",
        factorial.secondLevels(),
        "n_experiments",
        factorial.extent().experiments(),
        "n_wells",
        factorial.extent().wells(),
        "interaction",
        factorial
            .interaction()
            .map(
                test ->
                    Json.object("f", test.f(), "df1", test.df1(), "df2", test.df2(), "p", test.p()))
            .orElse(null),
        "interactions",
        factorial.interactions().stream().map(PotentialDocument::interaction).toList(),
        "simple_effects",
        factorial.simpleEffects().stream().map(PotentialDocument::simpleEffect).toList());
  }

  private static Map<String, @Nullable Object> interaction(PotentialFactorial.Interaction one) {
    Map<String, @Nullable Object> document =
        Json.object(
            "first_level",
            one.firstLevel(),
            "second_level",
            one.secondLevel(),
            "treatment",
            one.treatment());
    document.putAll(body(one.extent(), one.change(), one.verdict()));
    document.put("sentence", one.sentence());
    return document;
  }

  private static Map<String, @Nullable Object> simpleEffect(PotentialFactorial.SimpleEffect one) {
    Map<String, @Nullable Object> document =
        Json.object(
            "factor",
            one.factor(),
            "level",
            one.level(),
            "against",
            one.reference(),
            "held",
            one.held(),
            "held_level",
            one.heldLevel());
    document.putAll(comparison(one.comparison()));
    return document;
  }

  private static Map<String, @Nullable Object> window(PlateWindow one) {
    return Json.object(
        "experiment",
        one.experiment(),
        "plate",
        one.plate(),
        "control_wells",
        one.controlWells(),
        "fccp_wells",
        one.fccpWells(),
        "control_mean",
        one.controlMean(),
        "fccp_mean",
        number(one.fccpMean()),
        "fccp_to_control",
        number(one.fccpToControl()),
        "z_prime",
        figure(one.window(), ScreeningWindow::zPrime),
        "z_prime_robust",
        figure(one.robustWindow(), ScreeningWindow::zPrime),
        "ssmd",
        figure(one.window(), ScreeningWindow::ssmd),
        "passes",
        one.passes(),
        "sentence",
        one.sentence());
  }

  private static @Nullable Double figure(
      Optional<ScreeningWindow> window, Function<ScreeningWindow, Double> figure) {
    return window.map(figure).map(PotentialDocument::finite).orElse(null);
  }

  private static Map<String, @Nullable Object> spread(PotentialSpread spread) {
    return Json.object(
        "sd_log_ratio",
        levels(spread.logRatio()),
        "sd_mv",
        spread.millivolts().map(PotentialDocument::levels).orElse(null),
        "icc_experiment",
        spread.iccExperiment(),
        "icc_well",
        spread.iccWell());
  }

  private static Map<String, @Nullable Object> levels(PotentialSpread.Levels levels) {
    return Json.object(
        "between_experiments",
        number(levels.betweenExperiments()),
        "between_wells",
        number(levels.betweenWells()),
        "between_fields",
        number(levels.betweenFields()),
        "between_cells",
        number(levels.betweenCells()));
  }

  /** Every sentence of the result, in the order in which a paper would have them. */
  public static List<String> sentences(PotentialResult result) {
    List<String> sentences = new ArrayList<>();
    for (PotentialComparison one : result.comparisons()) {
      sentences.add(one.sentence());
      one.opinions().stream()
          .filter(Opinion::disagrees)
          .forEach(opinion -> sentences.add(opinion.sentence()));
    }
    result
        .factorial()
        .ifPresent(
            factorial -> {
              factorial.interactions().forEach(one -> sentences.add(one.sentence()));
              factorial.simpleEffects().stream()
                  .map(PotentialFactorial.SimpleEffect::comparison)
                  .filter(one -> !one.reference().equals(result.control()))
                  .forEach(one -> sentences.add(one.sentence()));
            });
    return sentences;
  }

  private static @Nullable Double low(Optional<Interval> interval) {
    return interval.map(Interval::low).map(PotentialDocument::finite).orElse(null);
  }

  private static @Nullable Double high(Optional<Interval> interval) {
    return interval.map(Interval::high).map(PotentialDocument::finite).orElse(null);
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  /** JSON knows no infinity: an open end of an interval is null. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
