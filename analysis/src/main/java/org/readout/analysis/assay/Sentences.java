package org.readout.analysis.assay;

import java.util.List;
import java.util.Optional;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.PValue;
import org.readout.analysis.assay.Contrasts.Contrast;
import org.readout.analysis.assay.FactorialResult.Reading;

/** Puts a comparison into the sentence of a paper, and claims no more than its test does. */
final class Sentences {
  private final String outcome;
  private final double confidence;
  private final MultipleComparisons rule;

  Sentences(boolean seedingGiven, double confidence, MultipleComparisons rule) {
    this.outcome = seedingGiven ? "clonogenic survival" : "the number of colonies per well";
    this.confidence = confidence;
    this.rule = rule;
  }

  /**
   * @param family how many comparisons p is adjusted for
   */
  Comparison comparison(String treatment, String reference, Contrast contrast, int family) {
    return new Comparison(
        treatment,
        reference,
        contrast.ratio(),
        contrast.extent().experiments(),
        contrast.extent().wells(),
        contrast.inference(),
        compare(treatment, reference, contrast, family));
  }

  private String compare(String treatment, String reference, Contrast contrast, int family) {
    if (contrast.inference() instanceof Inference.Tested tested) {
      return tested(treatment, reference, contrast, tested, family);
    }
    if (contrast.inference() instanceof Inference.Exact exact) {
      return exact(treatment, reference, contrast, exact, family);
    }
    return refused(treatment + ": ", outcome, "of " + reference, contrast);
  }

  /** A departure from Bliss independence; {@code bothReduce} when each factor alone is below 1. */
  String depart(
      String together,
      Contrast contrast,
      Reading reading,
      Optional<NestedModelsF> f,
      boolean bothReduce) {
    String numbers =
        "%s; %s, %s"
            .formatted(
                Wording.percents(contrast.inference().bounds().orElseThrow()),
                f.map(Sentences::interaction)
                    .orElse(new PValue(contrast.inference().familyP().orElseThrow()).text()),
                Wording.n(contrast.extent()));
    String share = Wording.percent(contrast.ratio().orElseThrow());
    if (reading == Reading.NO_EVIDENCE) {
      return ("%s: no evidence of an interaction. Survival was %s %% of what Bliss "
              + "independence predicts (%s); this does not show that the effects are "
              + "independent.")
          .formatted(together, share, numbers);
    }
    boolean fewer = reading == Reading.SUPRA_ADDITIVE;
    String name = fewer ? "supra-additive (synergy)" : "infra-additive (antagonism)";
    return ("%s: survival was %s %% of the product of the single effects that Bliss "
            + "independence predicts (%s): %s.")
        .formatted(
            together,
            share,
            numbers,
            bothReduce ? name : (fewer ? "fewer" : "more") + " colonies than predicted");
  }

  private static String interaction(NestedModelsF f) {
    return "interaction F(%d, %d) = %s, %s"
        .formatted(f.df1(), f.df2(), Wording.number(f.f()), new PValue(f.p()).text());
  }

  String departRefused(String together, Contrast contrast) {
    return refused(together + ": ", "survival", "of what Bliss independence predicts", contrast);
  }

  private String tested(
      String treatment, String reference, Contrast contrast, Inference.Tested tested, int family) {
    double ratio = contrast.ratio().orElseThrow();
    String numbers =
        "%s; quasi-Poisson GLM with experiment as block, t(%d) = %s, %s, %s"
            .formatted(
                Wording.percents(tested.interval()),
                tested.df(),
                Wording.number(tested.t()),
                p(tested.p(), tested.adjustedP(), family),
                Wording.n(contrast.extent()));
    if (tested.adjustedP() >= 1 - confidence) {
      return "%s: no evidence of a difference; %s was %s %% of %s (%s)."
          .formatted(treatment, outcome, Wording.percent(ratio), reference, numbers);
    }
    return "%s %s %s to %s %% of %s (%s)."
        .formatted(
            treatment,
            ratio < 1 ? "reduced" : "raised",
            outcome,
            Wording.percent(ratio),
            reference,
            numbers);
  }

  private String exact(
      String treatment, String reference, Contrast contrast, Inference.Exact exact, int family) {
    double ratio = contrast.ratio().orElseThrow();
    String what =
        ratio == 0
            ? "left no colony"
            : "left %s at %s %% of %s".formatted(outcome, Wording.percent(ratio), reference);
    String between =
        exact
            .betweenExperiments()
            .map(
                test ->
                    (" by sign flips between experiments, which assume no such "
                            + "thing, %s, where %s is the least that they can give;")
                        .formatted(new PValue(test.p()).text(), Wording.number(test.smallestP())))
            .orElse("");
    return ("%s %s (%s of %s; exact conditional Poisson test stratified by experiment, "
            + "%s, which takes counting as the only scatter;%s %s).")
        .formatted(
            treatment,
            what,
            Wording.percents(exact.interval()),
            reference,
            p(exact.p(), exact.adjustedP(), family),
            between,
            Wording.n(contrast.extent()));
  }

  private static String refused(String subject, String outcome, String of, Contrast contrast) {
    String reason = ((Inference.Refused) contrast.inference()).reason();
    if (contrast.ratio().isEmpty()) {
      return "%snot tested: %s".formatted(subject, reason);
    }
    return "%s%s was %s %% %s in %s (%s); not tested: %s"
        .formatted(
            subject,
            outcome,
            Wording.percent(contrast.ratio().getAsDouble()),
            of,
            Wording.experiments(contrast.extent().experiments()),
            Wording.wells(contrast.extent().wells()),
            reason);
  }

  private String p(double p, double adjusted, int family) {
    String exact = new PValue(p).text();
    return family < 2 || rule == MultipleComparisons.NONE
        ? exact
        : "%s, %s over %d comparisons"
            .formatted(exact, new PValue(adjusted).text(rule.title() + "-adjusted p"), family);
  }

  /** How many of a family were tested. */
  static int size(List<Contrast> family) {
    return (int) family.stream().filter(one -> one.inference().exactP().isPresent()).count();
  }
}
