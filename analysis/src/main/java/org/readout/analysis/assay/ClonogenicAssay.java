package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.Interval;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.PoissonRateRatio;
import org.readout.analysis.QuasiPoissonRegression;
import org.readout.analysis.QuasiPoissonRegression.Convergence;
import org.readout.analysis.assay.Contrasts.Contrast;
import org.readout.analysis.assay.TreatmentSurvival.InExperiment;

/**
 * The clonogenic assay: plating efficiency and surviving fraction per experiment, and each
 * treatment against the control by a quasi-Poisson regression with the experiment as block. Wells
 * are summed per experiment and treatment; n is the number of experiments. Below three experiments
 * nothing is tested, and the result says why.
 *
 * <p>Without seeding the same serves any count per well, for example soft-agar colonies.
 *
 * @see <a href="https://doi.org/10.1038/nprot.2006.339">Franken 2006, Nat. Protoc. 1:2315</a>
 * @see <a href="https://doi.org/10.1186/s13014-015-0529-y">Braselmann 2015, Radiat. Oncol.
 *     10:223</a>
 */
public final class ClonogenicAssay {
  public static final String ALGORITHM = "clonogenic-quasipoisson";
  public static final String VERSION = "1";

  private final List<ColonyCount> counts;
  private final ClonogenicOptions options;
  private final CountTable table;
  private final SurvivalModel model;
  private final Contrasts contrasts;
  private final Sentences sentences;
  private final List<Flag> flags = new ArrayList<>();

  private ClonogenicAssay(List<ColonyCount> counts, ClonogenicOptions options, CountTable table) {
    this.counts = counts;
    this.options = options;
    this.table = table;
    this.model = SurvivalModel.of(table.cells(table.treatments()), table.control());
    this.contrasts = new Contrasts(table, model, options.confidence());
    this.sentences =
        new Sentences(table.seedingGiven(), options.confidence(), options.adjustment());
  }

  /**
   * @param counts one per well, in any order; the result does not depend on it
   * @throws AnalysisException when there is no row or no control, when only some rows give the
   *     seeding, or when the named factors are no two-way design
   */
  public static ClonogenicResult analyse(List<ColonyCount> counts, ClonogenicOptions options)
      throws AnalysisException {
    if (counts.isEmpty()) {
      throw new AnalysisException.BadDesign(
          "there is no row to analyse", "Give one row per counted well.");
    }
    String control = control(counts, options);
    ClonogenicAssay assay = new ClonogenicAssay(counts, options, CountTable.of(counts, control));
    return assay.result();
  }

  private static String control(List<ColonyCount> counts, ClonogenicOptions options)
      throws AnalysisException.NoControl {
    List<String> treatments =
        counts.stream().map(ColonyCount::treatment).sorted(new NaturalOrder()).distinct().toList();
    if (options.control().isEmpty()) {
      return ControlName.among(treatments);
    }
    String control = options.control().get();
    if (!treatments.contains(control)) {
      throw new AnalysisException.NoControl("no treatment is called '" + control + "'", treatments);
    }
    return control;
  }

  private ClonogenicResult result() throws AnalysisException.BadDesign {
    if (options.control().isEmpty()) {
      flags.add(
          new Flag(
              State.CONTROL_INFERRED,
              table.control(),
              "'%s' was taken for the control by its name.".formatted(table.control())));
    }
    flags.addAll(table.flags());
    flags.addAll(new PlatingChecks(counts, table).flags());
    List<Comparison> comparisons = comparisons();
    Optional<ModelFit> fit =
        model.fit().filter(one -> one.convergence() == Convergence.CONVERGED).map(this::modelFit);
    Optional<FactorialResult> factorial =
        factorialDesign()
            .map(design -> new FactorialAnalysis(table, design, options, sentences).result());
    return new ClonogenicResult(
        table.control(),
        table.seedingGiven(),
        options.confidence(),
        options.adjustment(),
        table.treatments().stream().map(this::survival).toList(),
        comparisons,
        fit,
        factorial,
        table.excluded(),
        flags,
        new MethodsText(table, options, fit, comparisons, factorial).text());
  }

  private TreatmentSurvival survival(String treatment) {
    List<Cell> cells = table.cells(List.of(treatment));
    boolean given = table.seedingGiven();
    return new TreatmentSurvival(
        treatment,
        treatment.equals(table.control()),
        cells.stream().mapToInt(Cell::wells).sum(),
        cells.stream().mapToDouble(Cell::colonies).sum(),
        given
            ? OptionalDouble.of(cells.stream().mapToDouble(Cell::exposure).sum())
            : OptionalDouble.empty(),
        cells.stream().map(this::inExperiment).toList());
  }

  private InExperiment inExperiment(Cell cell) {
    Optional<Cell> control = table.cell(cell.experiment(), table.control());
    OptionalDouble fraction =
        control
            .map(beside -> OptionalDouble.of(cell.rate() / beside.rate()))
            .orElse(OptionalDouble.empty());
    Optional<Interval> counting =
        control
            .filter(beside -> !beside.equals(cell))
            .flatMap(
                beside ->
                    PoissonRateRatio.countingInterval(cell.against(beside), options.confidence()));
    return new InExperiment(
        cell.experiment(),
        cell.wells(),
        cell.colonies(),
        cell.seeded(table.seedingGiven()),
        cell.rate(),
        fraction,
        counting,
        cell.sources());
  }

  private List<Comparison> comparisons() {
    List<String> treated = table.treatments().subList(1, table.treatments().size());
    List<Contrast> family =
        Contrasts.adjusted(
            treated.stream().map(one -> contrasts.compare(one, table.control())).toList(),
            options.adjustment());
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      Comparison comparison =
          sentences.comparison(
              treated.get(i), table.control(), family.get(i), Sentences.size(family));
      comparisons.add(comparison);
      flagRefusal(comparison);
    }
    return comparisons;
  }

  private void flagRefusal(Comparison comparison) {
    if (comparison.inference() instanceof Inference.Refused refused) {
      flags.add(new Flag(refused.state(), comparison.treatment(), comparison.sentence()));
    }
    if (model.withoutFiniteRatio().contains(comparison.treatment())) {
      flags.add(
          new Flag(
              State.ZERO_COUNT_GROUP,
              comparison.treatment(),
              ("%s has counts of zero that no regression can carry: it is "
                      + "compared by an exact path, and the regression is fitted without "
                      + "it.")
                  .formatted(comparison.treatment())));
    }
  }

  private ModelFit modelFit(QuasiPoissonRegression fit) {
    OptionalDouble dispersion = fit.dispersion();
    if (dispersion.isPresent() && dispersion.getAsDouble() < 1) {
      flags.add(
          new Flag(
              State.UNDERDISPERSED,
              "",
              ("Dispersion φ = %s on %d df is below 1, the scatter of counting "
                      + "alone; standard errors keep this φ, as R's do, and are narrower "
                      + "than Poisson ones.")
                  .formatted(Wording.number(dispersion.getAsDouble()), fit.residualDf())));
    }
    int experiments = model.experiments().size();
    boolean testable =
        contrasts.refusal(new Contrasts.Extent(experiments, model.cells().size())).isEmpty();
    return new ModelFit(
        "colonies ~ experiment + treatment"
            + (table.seedingGiven() ? " + offset(log(seeded))" : " + offset(log(wells))"),
        experiments,
        model.treatments().size(),
        fit.residualDf(),
        fit.deviance(),
        dispersion,
        testable ? Optional.of(NestedModelsF.of(model.blocksOnly(), fit)) : Optional.empty());
  }

  private Optional<FactorialDesign> factorialDesign() throws AnalysisException.BadDesign {
    if (options.factors().isPresent()) {
      return Optional.of(
          FactorialDesign.named(allocations(), table.control(), options.factors().get()));
    }
    List<FactorialDesign> seen = FactorialDesign.seenIn(allocations(), table.control());
    if (seen.size() > 1) {
      flags.add(new Flag(State.FACTORS_AMBIGUOUS, "", State.FACTORS_AMBIGUOUS.meaning()));
      return Optional.empty();
    }
    seen.forEach(
        design ->
            flags.add(
                new Flag(
                    State.FACTORS_INFERRED,
                    "",
                    "'%s' and '%s' were taken for the two factors of the design."
                        .formatted(design.factors().first(), design.factors().second()))));
    return seen.stream().findFirst();
  }

  private List<Allocation> allocations() {
    return counts.stream()
        .map(count -> new Allocation(count.treatment(), count.factors()))
        .toList();
  }
}
