package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;
import org.readout.analysis.PValue;
import org.readout.analysis.figure.FactorialFigure;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.SuperPlot;
import org.readout.analysis.figure.TreatmentFigure.Comparison;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;
import org.readout.analysis.potential.TreatmentPotential.InExperiment;

/**
 * The figures of a result: in millivolts where it has them, else as ratio to the control on a
 * logarithmic axis. What is drawn is what was tested: means of logarithms of cells, relative to the
 * control of the same experiment.
 */
public final class PotentialFigures {
  private static final double INTERVAL_OF_FIGURES = 0.95;

  private final PotentialResult result;

  private PotentialFigures(PotentialResult result) {
    this.result = result;
  }

  /**
   * Cells, experiments, estimate and exact p; empty where nothing can be compared. Treatments that
   * are fully depolarised have no place on a logarithm and are named in the caption.
   */
  public static Optional<Figure> superPlot(PotentialResult result) {
    return new PotentialFigures(result).superPlot();
  }

  /** Both factors with a line per experiment; empty without two factors, or without a value. */
  public static Optional<Figure> factorial(PotentialResult result) {
    PotentialFigures figures = new PotentialFigures(result);
    return result.factorial().flatMap(figures::factorial);
  }

  private Optional<Figure> superPlot() {
    List<TreatmentPotential> drawn = drawn();
    List<SuperPlot.Group> groups = new ArrayList<>();
    for (TreatmentPotential one : drawn) {
      List<SuperPlot.Experiment> experiments =
          estimable(one).stream()
              .map(e -> new SuperPlot.Experiment(e.experiment(), value(e), cells(one, e)))
              .toList();
      groups.add(new SuperPlot.Group(one.treatment(), experiments, estimate(one)));
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    SuperPlot plot = SuperPlot.of(measure(), groups).comparing(brackets(drawn));
    double atControl = result.millivolts() ? 0 : 1;
    plot = plot.reference(atControl, result.control() + " = " + (int) atControl);
    Figure figure =
        result.millivolts()
            ? plot.figure()
            : plot.logarithmic().estimatedBy("geometric mean").figure();
    String control =
        " %s is %d in every experiment by definition.".formatted(result.control(), (int) atControl);
    String p = ofP(result.comparisons().stream().map(PotentialComparison::verdict).toList());
    return Optional.of(figure.captioned(figure.caption() + control + p + missing()));
  }

  /** What the p of the brackets are; empty without any. */
  private static String ofP(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict.Tested.class::isInstance)
        .map(Verdict.Tested.class::cast)
        .findFirst()
        .map(
            tested ->
                " p: %s%s."
                    .formatted(
                        tested.test(),
                        tested.family() < 2
                            ? ""
                            : ", %s over %d comparisons"
                                .formatted(tested.adjustment(), tested.family())))
        .orElse("");
  }

  private Optional<Figure> factorial(PotentialFactorial two) {
    List<Group> groups = new ArrayList<>();
    List<List<Integer>> joined = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String second : two.secondLevels()) {
      List<Integer> run = new ArrayList<>();
      for (String first : two.firstLevels()) {
        Optional<TreatmentPotential> found = treatment(two, first, second);
        if (found.isEmpty() || estimable(found.get()).isEmpty()) {
          return Optional.empty();
        }
        run.add(groups.size());
        names.add(found.get().treatment());
        groups.add(group(found.get()));
      }
      joined.add(run);
    }
    List<Comparison> brackets = new ArrayList<>();
    two.simpleEffects().stream()
        .map(PotentialFactorial.SimpleEffect::comparison)
        .forEach(one -> bracket(one, names).ifPresent(brackets::add));
    String p =
        ofP(two.simpleEffects().stream().map(effect -> effect.comparison().verdict()).toList());
    String words =
        two.interactions().stream()
            .map(PotentialFactorial.Interaction::sentence)
            .findFirst()
            .orElse("");
    double width = groups.size() > 4 ? Figure.TWO_COLUMNS_MM : Figure.ONE_COLUMN_MM;
    return Optional.of(
        new FactorialFigure(measure(), groups, joined, brackets, words + p, width).figure());
  }

  private Group group(TreatmentPotential one) {
    List<Value> values =
        estimable(one).stream().map(e -> new Value(e.experiment(), value(e))).toList();
    return new Group(one.treatment(), values, List.of(), estimate(one));
  }

  private Optional<TreatmentPotential> treatment(
      PotentialFactorial two, String first, String second) {
    return two.treatment(first, second).flatMap(result::treatment);
  }

  private List<TreatmentPotential> drawn() {
    return result.treatments().stream()
        .filter(one -> one.role() != CellRole.FCCP)
        .filter(one -> one.experiments().stream().allMatch(e -> e.logRatio().isPresent()))
        .toList();
  }

  private static List<InExperiment> estimable(TreatmentPotential one) {
    return one.experiments().stream().filter(e -> e.logRatio().isPresent()).toList();
  }

  private String missing() {
    List<String> names =
        result.treatments().stream()
            .filter(one -> one.role() != CellRole.FCCP && !drawn().contains(one))
            .map(TreatmentPotential::treatment)
            .toList();
    int dim = drawn().stream().mapToInt(TreatmentPotential::tooDimCells).sum();
    String cells =
        dim == 0 ? "" : " %d cells are too dim to be logged and are not drawn.".formatted(dim);
    return names.isEmpty()
        ? cells
        : cells
            + " Not on this axis, because they cannot be estimated: "
            + String.join(", ", names)
            + ".";
  }

  private String measure() {
    return result.millivolts()
        ? "Apparent change of potential (mV, positive is depolarised)"
        : PotentialWords.outcome(result.probe(), result.scale())
            + " (ratio to "
            + result.control()
            + ")";
  }

  /** From logarithm to axis. */
  private DoubleUnaryOperator onAxis() {
    Nernst nernst = new Nernst(result.temperatureCelsius());
    return result.millivolts() ? nernst::changeMillivolts : Math::exp;
  }

  private double value(InExperiment one) {
    return onAxis().applyAsDouble(one.logRatio().orElseThrow());
  }

  /** Relative to the control's mean of logarithms, as the mean of the experiment is. */
  private List<Double> cells(TreatmentPotential treatment, InExperiment in) {
    double control = controlLog(in.experiment());
    DoubleUnaryOperator onAxis = onAxis();
    return result.cells().stream()
        .filter(cell -> cell.treatment().equals(treatment.treatment()))
        .filter(cell -> cell.place().experiment().equals(in.experiment()))
        .flatMapToDouble(cell -> cell.logRatio().stream())
        .map(log -> onAxis.applyAsDouble(log - control))
        .boxed()
        .toList();
  }

  private double controlLog(String experiment) {
    return result.treatment(result.control()).stream()
        .flatMap(control -> control.experiments().stream())
        .filter(one -> one.experiment().equals(experiment))
        .flatMapToDouble(one -> one.meanLog().stream())
        .findFirst()
        .orElse(0);
  }

  /** Over experiments, on the logarithm. */
  private @Nullable Estimate estimate(TreatmentPotential one) {
    double[] logs = estimable(one).stream().mapToDouble(e -> e.logRatio().orElseThrow()).toArray();
    Optional<Interval> interval = Descriptive.of(logs).interval(INTERVAL_OF_FIGURES);
    if (interval.isEmpty()) {
      return null;
    }
    DoubleUnaryOperator onAxis = onAxis();
    double a = onAxis.applyAsDouble(interval.get().low());
    double b = onAxis.applyAsDouble(interval.get().high());
    double mean = onAxis.applyAsDouble(Descriptive.of(logs).mean());
    return new Estimate(mean, Math.min(a, b), Math.max(a, b));
  }

  private List<Comparison> brackets(List<TreatmentPotential> drawn) {
    List<String> names = drawn.stream().map(TreatmentPotential::treatment).toList();
    List<Comparison> brackets = new ArrayList<>();
    result.comparisons().forEach(one -> bracket(one, names).ifPresent(brackets::add));
    return brackets;
  }

  private static Optional<Comparison> bracket(PotentialComparison one, List<String> names) {
    int left = names.indexOf(one.reference());
    int right = names.indexOf(one.treatment());
    if (left < 0 || right < 0 || one.verdict().familyP().isEmpty()) {
      return Optional.empty();
    }
    String p = new PValue(one.verdict().familyP().getAsDouble()).text();
    return Optional.of(new Comparison(left, right, p));
  }
}
