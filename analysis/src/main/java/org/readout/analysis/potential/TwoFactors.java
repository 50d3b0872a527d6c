package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readout.analysis.FactorialAnova;
import org.readout.analysis.FactorialAnova.SquaresType;
import org.readout.analysis.assay.FactorialDesign;
import org.readout.analysis.potential.PotentialContrasts.Contrast;
import org.readout.analysis.potential.PotentialFactorial.Combination;
import org.readout.analysis.potential.PotentialFactorial.Interaction;
import org.readout.analysis.potential.PotentialFactorial.InteractionTest;
import org.readout.analysis.potential.PotentialFactorial.SimpleEffect;
import org.readout.analysis.potential.PotentialOptions.ErrorTerm;

/**
 * The two-way analysis of log ratios with the experiment as block. Effects are contrasts of one
 * model, so that simple effects and interaction add up.
 */
final class TwoFactors {
  private final FactorialDesign design;
  private final List<ExperimentMean> means;
  private final PotentialContrasts contrasts;
  private final PotentialWords words;
  private final PotentialOptions options;

  /**
   * @param all of the headline estimator
   */
  TwoFactors(
      FactorialDesign design,
      List<ExperimentMean> all,
      PotentialOptions options,
      Optional<Nernst> nernst,
      PotentialWords words) {
    this.design = design;
    this.means =
        all.stream().filter(mean -> design.treatments().containsValue(mean.treatment())).toList();
    this.contrasts = new PotentialContrasts(means, options, nernst);
    this.words = words;
    this.options = options;
  }

  PotentialFactorial result() {
    List<Interaction> interactions = interactions();
    return new PotentialFactorial(
        design.factors().first(),
        design.firstLevels(),
        design.factors().second(),
        design.secondLevels(),
        contrasts.extent(List.copyOf(design.treatments().values())),
        test(interactions),
        interactions,
        simpleEffects(),
        combinations());
  }

  private List<Combination> combinations() {
    List<Combination> combinations = new ArrayList<>();
    for (String first : design.firstLevels()) {
      for (String second : design.secondLevels()) {
        combinations.add(new Combination(first, second, design.treatment(first, second)));
      }
    }
    return combinations;
  }

  private List<Interaction> interactions() {
    List<String> firsts = new ArrayList<>();
    List<String> seconds = new ArrayList<>();
    List<Contrast> family = new ArrayList<>();
    for (String first : others(design.firstLevels())) {
      for (String second : others(design.secondLevels())) {
        firsts.add(first);
        seconds.add(second);
        family.add(interaction(first, second));
      }
    }
    List<Contrast> adjusted = contrasts.families().adjusted(family);
    List<Interaction> interactions = new ArrayList<>();
    for (int i = 0; i < adjusted.size(); i++) {
      String together = design.treatment(firsts.get(i), seconds.get(i));
      Contrast contrast = adjusted.get(i);
      interactions.add(
          new Interaction(
              firsts.get(i),
              seconds.get(i),
              together,
              contrast.extent(),
              contrast.change(),
              contrast.verdict(),
              words.interaction(together, contrast)));
    }
    return interactions;
  }

  private Contrast interaction(String first, String second) {
    String firstReference = design.firstLevels().get(0);
    String secondReference = design.secondLevels().get(0);
    return contrasts.combine(
        Map.of(
            design.treatment(first, second), 1.0,
            design.treatment(first, secondReference), -1.0,
            design.treatment(firstReference, second), -1.0,
            design.treatment(firstReference, secondReference), 1.0));
  }

  /** With one interaction it is the square of its t; with more it needs every combination. */
  private Optional<InteractionTest> test(List<Interaction> interactions) {
    if (interactions.stream().anyMatch(one -> one.verdict().exactP().isEmpty())) {
      return Optional.empty();
    }
    if (interactions.size() == 1) {
      Verdict.Tested only = (Verdict.Tested) interactions.get(0).verdict();
      return Optional.of(new InteractionTest(only.t() * only.t(), 1, only.df(), only.p()));
    }
    return options.errorTerm() == ErrorTerm.OWN ? Optional.empty() : ofComplete();
  }

  private Optional<InteractionTest> ofComplete() {
    List<ExperimentMean> complete = contrasts.complete(List.copyOf(design.treatments().values()));
    Map<String, List<String>> factors = new LinkedHashMap<>();
    factors.put("experiment", complete.stream().map(ExperimentMean::experiment).toList());
    factors.put("first", complete.stream().map(mean -> levels(mean).first()).toList());
    factors.put("second", complete.stream().map(mean -> levels(mean).second()).toList());
    List<List<String>> model =
        List.of(
            List.of("experiment"), List.of("first"), List.of("second"), List.of("first", "second"));
    double[] logs = complete.stream().mapToDouble(m -> m.logRatio().orElseThrow()).toArray();
    return FactorialAnova.of(logs, factors, model, SquaresType.I)
        .statistic()
        .map(anova -> anova.terms().get(anova.terms().size() - 1))
        .map(term -> new InteractionTest(term.f(), term.df(), term.residualDf(), term.p()));
  }

  private FactorialDesign.Levels levels(ExperimentMean mean) {
    return design.treatments().entrySet().stream()
        .filter(entry -> entry.getValue().equals(mean.treatment()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private List<SimpleEffect> simpleEffects() {
    List<Step> steps = steps();
    List<Contrast> family =
        contrasts
            .families()
            .adjusted(
                steps.stream()
                    .map(step -> contrasts.compare(step.treatment(), step.reference()))
                    .toList());
    List<SimpleEffect> effects = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      effects.add(steps.get(i).effect(family.get(i), words));
    }
    return effects;
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    String first = design.factors().first();
    String second = design.factors().second();
    String firstReference = design.firstLevels().get(0);
    String secondReference = design.secondLevels().get(0);
    for (String held : design.secondLevels()) {
      String reference = design.treatment(firstReference, held);
      for (String level : others(design.firstLevels())) {
        String treatment = design.treatment(level, held);
        steps.add(new Step(first, level, firstReference, second, held, treatment, reference));
      }
    }
    for (String held : design.firstLevels()) {
      String reference = design.treatment(held, secondReference);
      for (String level : others(design.secondLevels())) {
        String treatment = design.treatment(held, level);
        steps.add(new Step(second, level, secondReference, first, held, treatment, reference));
      }
    }
    return steps;
  }

  private record Step(
      String factor,
      String level,
      String referenceLevel,
      String held,
      String heldLevel,
      String treatment,
      String reference) {
    SimpleEffect effect(Contrast contrast, PotentialWords words) {
      PotentialComparison comparison = words.inWords(treatment, reference, contrast, List.of());
      return new SimpleEffect(factor, level, referenceLevel, held, heldLevel, comparison);
    }
  }

  private static List<String> others(List<String> levels) {
    return levels.subList(1, levels.size());
  }
}
