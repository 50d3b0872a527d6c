package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.QuasiPoissonRegression.Convergence;
import org.readout.analysis.assay.Contrasts.Contrast;
import org.readout.analysis.assay.FactorialResult.Departure;
import org.readout.analysis.assay.FactorialResult.Reading;
import org.readout.analysis.assay.FactorialResult.SimpleEffect;
import org.readout.analysis.assay.SurvivalModel.Column;

/**
 * The two-way analysis on the logarithmic scale: counts ~ experiment + first × second, fitted to
 * the combinations alone. A coefficient per combination is the same model as main effects with
 * their interaction, so every effect is a contrast of one fit.
 *
 * @see <a href="https://doi.org/10.1186/s13014-015-0529-y">Braselmann 2015, Radiat. Oncol.
 *     10:223</a>
 */
final class FactorialAnalysis {
  private final FactorialDesign design;
  private final SurvivalModel model;
  private final Contrasts contrasts;
  private final Sentences sentences;
  private final MultipleComparisons rule;
  private final double error;

  FactorialAnalysis(
      CountTable table, FactorialDesign design, ClonogenicOptions options, Sentences sentences) {
    this.design = design;
    this.model = SurvivalModel.of(table.cells(design.treatments().values()), table.control());
    this.contrasts = new Contrasts(table, model, options.confidence());
    this.sentences = sentences;
    this.rule = options.adjustment();
    this.error = 1 - options.confidence();
  }

  FactorialResult result() {
    List<Departure> departures = departures();
    Contrasts.Extent whole = whole();
    return new FactorialResult(
        design.factors().first(),
        design.firstLevels(),
        design.factors().second(),
        design.secondLevels(),
        whole.experiments(),
        whole.wells(),
        converged() ? model.fit().orElseThrow().dispersion() : OptionalDouble.empty(),
        interaction(),
        departures,
        simpleEffects());
  }

  /** Null hypothesis: the log ratios of the two factors add. Needs every combination. */
  private Optional<NestedModelsF> interaction() {
    Contrasts.Extent whole = whole();
    if (!converged()
        || !model.treatments().containsAll(design.treatments().values())
        || contrasts.refusal(whole).isPresent()) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>();
    for (String level : others(design.firstLevels())) {
      List<String> with =
          design.secondLevels().stream().map(other -> design.treatment(level, other)).toList();
      columns.add(new Column("first " + level, cell -> with.contains(cell.treatment())));
    }
    for (String level : others(design.secondLevels())) {
      List<String> with =
          design.firstLevels().stream().map(other -> design.treatment(other, level)).toList();
      columns.add(new Column("second " + level, cell -> with.contains(cell.treatment())));
    }
    return Optional.of(NestedModelsF.of(model.with(columns), model.fit().orElseThrow()));
  }

  private boolean converged() {
    return model.fit().filter(fit -> fit.convergence() == Convergence.CONVERGED).isPresent();
  }

  private Contrasts.Extent whole() {
    return contrasts.extent(List.copyOf(design.treatments().values()));
  }

  private List<Departure> departures() {
    List<String> firsts = new ArrayList<>();
    List<String> seconds = new ArrayList<>();
    List<Contrast> family = new ArrayList<>();
    for (String first : others(design.firstLevels())) {
      for (String second : others(design.secondLevels())) {
        firsts.add(first);
        seconds.add(second);
        family.add(departure(first, second));
      }
    }
    Optional<NestedModelsF> f = interaction();
    List<Contrast> adjusted = Contrasts.adjusted(family, rule);
    List<Departure> departures = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      departures.add(inWords(firsts.get(i), seconds.get(i), adjusted.get(i), f));
    }
    return departures;
  }

  private Contrast departure(String first, String second) {
    String together = design.treatment(first, second);
    String firstAlone = design.treatment(first, design.secondLevels().get(0));
    String secondAlone = design.treatment(design.firstLevels().get(0), second);
    String neither = design.treatment(design.firstLevels().get(0), design.secondLevels().get(0));
    return contrasts.combine(
        "Bliss ratio of " + together,
        Map.of(together, 1.0, firstAlone, -1.0, secondAlone, -1.0),
        List.of(neither, firstAlone, secondAlone, together));
  }

  private Departure inWords(
      String first, String second, Contrast contrast, Optional<NestedModelsF> f) {
    String together = design.treatment(first, second);
    Reading reading = reading(contrast, f);
    String sentence =
        reading == Reading.NOT_TESTED
            ? sentences.departRefused(together, contrast)
            : sentences.depart(together, contrast, reading, f, bothReduce(first, second));
    return new Departure(
        first, second, together, contrast.ratio(), contrast.inference(), reading, sentence);
  }

  /** A claim needs the F test, where there is one, the adjusted p and the interval to agree. */
  private Reading reading(Contrast contrast, Optional<NestedModelsF> f) {
    if (contrast.inference().familyP().isEmpty()) {
      return Reading.NOT_TESTED;
    }
    boolean clear =
        f.map(NestedModelsF::p).orElse(0.0) < error
            && contrast.inference().familyP().getAsDouble() < error
            && !contrast.inference().bounds().orElseThrow().contains(1);
    if (!clear) {
      return Reading.NO_EVIDENCE;
    }
    return contrast.ratio().orElseThrow() < 1 ? Reading.SUPRA_ADDITIVE : Reading.INFRA_ADDITIVE;
  }

  private boolean bothReduce(String first, String second) {
    String control = model.control();
    double a = ratio(design.treatment(first, design.secondLevels().get(0)), control);
    double b = ratio(design.treatment(design.firstLevels().get(0), second), control);
    return a < 1 && b < 1;
  }

  private double ratio(String treatment, String control) {
    return contrasts.compare(treatment, control).ratio().orElse(1);
  }

  private List<SimpleEffect> simpleEffects() {
    List<SimpleEffect> effects = new ArrayList<>();
    List<Contrast> family = new ArrayList<>();
    List<Step> steps = steps();
    steps.forEach(step -> family.add(contrasts.compare(step.treatment(), step.reference())));
    List<Contrast> adjusted = Contrasts.adjusted(family, rule);
    int size = Sentences.size(family);
    for (int i = 0; i < family.size(); i++) {
      effects.add(steps.get(i).effect(adjusted.get(i), sentences, size));
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
      for (String level : others(design.firstLevels())) {
        steps.add(
            new Step(
                first,
                level,
                firstReference,
                second,
                held,
                design.treatment(level, held),
                design.treatment(firstReference, held)));
      }
    }
    for (String held : design.firstLevels()) {
      for (String level : others(design.secondLevels())) {
        steps.add(
            new Step(
                second,
                level,
                secondReference,
                first,
                held,
                design.treatment(held, level),
                design.treatment(held, secondReference)));
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
    SimpleEffect effect(Contrast contrast, Sentences sentences, int family) {
      Comparison comparison = sentences.comparison(treatment, reference, contrast, family);
      return new SimpleEffect(factor, level, referenceLevel, held, heldLevel, comparison);
    }
  }

  private static List<String> others(List<String> levels) {
    return levels.subList(1, levels.size());
  }
}
