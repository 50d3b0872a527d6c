package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.assay.ClonogenicAssay;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.Comparison;
import org.readout.analysis.assay.FactorialResult;
import org.readout.analysis.assay.Inference;
import org.readout.analysis.assay.ModelFit;
import org.readout.analysis.assay.TreatmentSurvival;
import org.readout.app.output.Json;

/** A clonogenic result as one JSON document, complete: everything that text and figures show. */
public final class ClonogenicDocument {
  private ClonogenicDocument() {}

  public static Map<String, @Nullable Object> of(ClonogenicResult result) {
    return Json.object(
        "assay",
        "clonogenic",
        "algorithm",
        ClonogenicAssay.ALGORITHM,
        "version",
        ClonogenicAssay.VERSION,
        "control",
        result.control(),
        "n_is",
        "experiments",
        "seeding_given",
        result.seedingGiven(),
        "confidence",
        result.confidence(),
        "adjustment",
        result.adjustment().name().toLowerCase(Locale.ROOT),
        "treatments",
        result.treatments().stream().map(one -> treatment(one, result.confidence())).toList(),
        "comparisons",
        result.comparisons().stream().map(ClonogenicDocument::comparison).toList(),
        "model",
        result.model().map(ClonogenicDocument::model).orElse(null),
        "factorial",
        result.factorial().map(ClonogenicDocument::factorial).orElse(null),
        "excluded",
        result.excluded().stream()
            .map(
                one ->
                    Json.object(
                        "source",
                        one.source(),
                        "experiment",
                        one.experiment(),
                        "treatment",
                        one.treatment(),
                        "reason",
                        one.reason().name(),
                        "sentence",
                        one.sentence()))
            .toList(),
        "flags",
        result.flags().stream()
            .map(
                flag ->
                    Json.object(
                        "flag",
                        flag.state().name(),
                        "about",
                        flag.about(),
                        "sentence",
                        flag.sentence()))
            .toList(),
        "methods",
        result.methods());
  }

  private static Map<String, @Nullable Object> treatment(
      TreatmentSurvival treatment, double confidence) {
    Optional<Descriptive> fraction = treatment.survivingFraction();
    return Json.object(
        "treatment",
        treatment.treatment(),
        "control",
        treatment.control(),
        "n_experiments",
        treatment.experiments().size(),
        "n_wells",
        treatment.wells(),
        "colonies",
        Math.round(treatment.colonies()),
        "seeded",
        number(treatment.seeded()),
        // The control's own fraction is 1 by definition; its scatter would be a lie.
        "surviving_fraction",
        treatment.control() ? null : fraction.map(one -> descriptive(one, confidence)).orElse(null),
        "experiments",
        treatment.experiments().stream().map(ClonogenicDocument::inExperiment).toList());
  }

  private static Map<String, @Nullable Object> descriptive(Descriptive one, double confidence) {
    Optional<Interval> interval = one.interval(confidence);
    return Json.object(
        "mean",
        one.mean(),
        "sd",
        number(one.sd()),
        "sem",
        number(one.sem()),
        "ci_low",
        interval.map(i -> finite(i.low())).orElse(null),
        "ci_high",
        interval.map(i -> finite(i.high())).orElse(null),
        "n",
        one.n());
  }

  private static Map<String, @Nullable Object> inExperiment(TreatmentSurvival.InExperiment one) {
    return Json.object(
        "experiment",
        one.experiment(),
        "wells",
        one.wells(),
        "colonies",
        Math.round(one.colonies()),
        "seeded",
        number(one.seeded()),
        one.seeded().isPresent() ? "plating_efficiency" : "colonies_per_well",
        one.rate(),
        "surviving_fraction",
        number(one.survivingFraction()),
        "counting_ci_low",
        one.countingInterval().map(i -> finite(i.low())).orElse(null),
        "counting_ci_high",
        one.countingInterval().map(i -> finite(i.high())).orElse(null),
        "sources",
        one.sources());
  }

  private static Map<String, @Nullable Object> comparison(Comparison one) {
    Map<String, @Nullable Object> document =
        Json.object(
            "treatment",
            one.treatment(),
            "reference",
            one.reference(),
            "ratio",
            number(one.ratio()),
            "percent",
            number(one.percent()));
    document.putAll(inference(one.inference()));
    document.put("n_experiments", one.experiments());
    document.put("n_wells", one.wells());
    document.put("sentence", one.sentence());
    return document;
  }

  private static Map<String, @Nullable Object> inference(Inference inference) {
    Map<String, @Nullable Object> document =
        Json.object(
            "ci_low",
            inference.bounds().map(i -> finite(i.low())).orElse(null),
            "ci_high",
            inference.bounds().map(i -> finite(i.high())).orElse(null),
            "p",
            number(inference.exactP()),
            "p_adjusted",
            number(inference.familyP()));
    if (inference instanceof Inference.Tested tested) {
      document.put("test", "quasi-Poisson GLM, experiment as block");
      document.put("statistic", Json.object("name", "t", "value", tested.t(), "df", tested.df()));
    } else if (inference instanceof Inference.Exact exact) {
      document.put("test", "exact conditional Poisson, stratified by experiment");
      document.put("statistic", null);
      document.put(
          "between_experiments",
          exact
              .betweenExperiments()
              .map(sign -> Json.object("p", sign.p(), "smallest_p", sign.smallestP()))
              .orElse(null));
    } else if (inference instanceof Inference.Refused refused) {
      document.put("test", null);
      document.put("statistic", null);
      document.put(
          "refused", Json.object("state", refused.state().name(), "reason", refused.reason()));
    }
    return document;
  }

  private static Map<String, @Nullable Object> model(ModelFit model) {
    return Json.object(
        "formula",
        model.formula(),
        "n_experiments",
        model.experiments(),
        "treatments",
        model.treatments(),
        "residual_df",
        model.residualDf(),
        "deviance",
        finite(model.deviance()),
        "dispersion",
        number(model.dispersion()),
        "overall",
        model.overall().map(ClonogenicDocument::test).orElse(null));
  }

  private static Map<String, @Nullable Object> test(NestedModelsF f) {
    return Json.object("f", finite(f.f()), "df1", f.df1(), "df2", f.df2(), "p", f.p());
  }

  private static Map<String, @Nullable Object> factorial(FactorialResult factorial) {
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
        factorial.experiments(),
        "n_wells",
        factorial.wells(),
        "dispersion",
        number(factorial.dispersion()),
        "interaction",
        factorial.interaction().map(ClonogenicDocument::test).orElse(null),
        "departures",
        factorial.departures().stream().map(ClonogenicDocument::departure).toList(),
        "simple_effects",
        factorial.simpleEffects().stream().map(ClonogenicDocument::simpleEffect).toList());
  }

  private static Map<String, @Nullable Object> departure(FactorialResult.Departure departure) {
    Map<String, @Nullable Object> document =
        Json.object(
            "first_level",
            departure.firstLevel(),
            "second_level",
            departure.secondLevel(),
            "treatment",
            departure.treatment(),
            "ratio",
            number(departure.ratio()));
    document.putAll(inference(departure.inference()));
    document.put("reading", departure.reading().name());
    document.put("sentence", departure.sentence());
    return document;
  }

  private static Map<String, @Nullable Object> simpleEffect(FactorialResult.SimpleEffect effect) {
    Map<String, @Nullable Object> document =
        Json.object(
            "factor",
            effect.factor(),
            "level",
            effect.level(),
            "against",
            effect.reference(),
            "held",
            effect.held(),
            "held_level",
            effect.heldLevel());
    document.putAll(comparison(effect.comparison()));
    return document;
  }

  /** Every sentence of the result, in the order in which a paper would have them. */
  public static List<String> sentences(ClonogenicResult result) {
    List<String> sentences = new ArrayList<>();
    result.comparisons().forEach(one -> sentences.add(one.sentence()));
    result
        .factorial()
        .ifPresent(
            factorial -> {
              factorial.departures().forEach(one -> sentences.add(one.sentence()));
              factorial.simpleEffects().stream()
                  .map(FactorialResult.SimpleEffect::comparison)
                  .filter(one -> !one.reference().equals(result.control()))
                  .forEach(one -> sentences.add(one.sentence()));
            });
    return sentences;
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  /** JSON knows no infinity: an open end of an interval is null. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
