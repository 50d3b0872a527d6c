package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.Descriptive;
import org.readout.analysis.potential.PotentialContrasts.Contrast;
import org.readout.analysis.potential.TreatmentPotential.InExperiment;

/**
 * Mitochondrial membrane potential per treatment: each cell by Nernst's law between the FCCP and
 * control wells of its own plate, then means over cells, fields, wells and experiments; treatments
 * compared with the control over experiments. n is the number of experiments; below three nothing
 * is tested. Millivolts are apparent: they take plasma membrane potential, mitochondrial mass and
 * focus as equal, and what the probe or the controls do not allow is withheld with its reason.
 *
 * @see <a href="https://doi.org/10.2144/000113610">Perry 2011, BioTechniques 50:98</a>
 * @see <a href="https://doi.org/10.1083/jcb.202001064">Lord 2020, J. Cell Biol. 219:e202001064</a>
 */
public final class PotentialAssay {
  public static final String ALGORITHM = "potential-nernst-per-cell";
  public static final String VERSION = "1";

  private final CellTable table;
  private final PotentialOptions options;
  private final Claim claim;
  private final Optional<Nernst> nernst;
  private final PotentialChain headline;
  private final PotentialContrasts contrasts;
  private final PotentialWords words;
  private final List<Caution> cautions = new ArrayList<>();

  private PotentialAssay(CellTable table, PotentialOptions options) {
    this.table = table;
    this.options = options;
    this.claim = Claim.of(options.probe(), options.mode(), table.hasFccp());
    this.nernst =
        claim.millivolts()
            ? Optional.of(new Nernst(options.temperatureCelsius()))
            : Optional.empty();
    this.headline = chain(headlineEstimator());
    this.contrasts = contrasts(headline);
    this.words = new PotentialWords(options.probe(), claim.scale(), options.confidence());
  }

  /**
   * @param cells one per measured cell, in any order; the result does not depend on it
   * @throws AnalysisException when there is no cell or no control, when a well has two treatments,
   *     or when the named factors are no two-way design
   */
  public static PotentialResult analyse(List<CellIntensity> cells, PotentialOptions options)
      throws AnalysisException {
    return new PotentialAssay(CellTable.of(cells, options), options).result();
  }

  private Estimator headlineEstimator() {
    return claim.scale() == PotentialScale.RED_TO_GREEN
        ? Estimator.RED_TO_GREEN
        : Estimator.CELL_MEAN;
  }

  private PotentialChain chain(Estimator estimator) {
    return PotentialChain.of(table.usable(), estimator, claim, table.control(), options);
  }

  private PotentialContrasts contrasts(PotentialChain chain) {
    List<String> compared = table.comparedTreatments();
    return new PotentialContrasts(
        chain.means().stream().filter(mean -> compared.contains(mean.treatment())).toList(),
        options,
        nernst);
  }

  private PotentialResult result() {
    List<Withheld> withheld = new ArrayList<>(claim.withheld());
    withheld.addAll(table.withheld());
    withheld.addAll(headline.withheld());
    List<CellExclusion> excluded = new ArrayList<>(table.excluded());
    excluded.addAll(headline.excluded());
    cautions.addAll(table.cautions());
    return new PotentialResult(
        options.probe(),
        options.mode(),
        options.temperatureCelsius(),
        options.confidence(),
        table.control(),
        claim.scale(),
        claim.millivolts(),
        headline.estimator(),
        headline.windows(),
        treatments(),
        claim.scale() == PotentialScale.NONE ? List.of() : comparisons(),
        Optional.empty(),
        Optional.empty(),
        withheld,
        cautions,
        headline.potentials(),
        excluded,
        "",
        "");
  }

  private List<PotentialComparison> comparisons() {
    List<String> all = table.comparedTreatments();
    List<String> treated = all.subList(1, all.size());
    List<Contrast> family =
        contrasts.adjustedAgainstControl(
            treated.stream().map(one -> contrasts.compare(one, table.control())).toList());
    List<PotentialComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      comparisons.add(inWords(treated.get(i), table.control(), family.get(i)));
    }
    return comparisons;
  }

  private PotentialComparison inWords(String treatment, String reference, Contrast contrast) {
    return new PotentialComparison(
        treatment,
        reference,
        contrast.extent(),
        contrast.change(),
        contrast.verdict(),
        List.of(),
        words.comparison(treatment, reference, contrast));
  }

  private List<TreatmentPotential> treatments() {
    List<ExperimentMean> means = headline.means();
    List<String> names = new ArrayList<>(table.comparedTreatments());
    means.stream()
        .map(ExperimentMean::treatment)
        .distinct()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    return names.stream()
        .map(name -> means.stream().filter(mean -> mean.treatment().equals(name)).toList())
        .filter(ofTreatment -> !ofTreatment.isEmpty())
        .map(this::treatment)
        .toList();
  }

  private TreatmentPotential treatment(List<ExperimentMean> means) {
    String name = means.get(0).treatment();
    Descriptive normalised =
        Descriptive.of(means.stream().mapToDouble(ExperimentMean::normalised).toArray());
    return new TreatmentPotential(
        name,
        role(name),
        name.equals(table.control()),
        means.stream().mapToInt(ExperimentMean::wells).sum(),
        means.stream().mapToInt(ExperimentMean::fields).sum(),
        means.stream().mapToInt(ExperimentMean::cells).sum(),
        means.stream().mapToInt(ExperimentMean::tooDim).sum(),
        normalised,
        normalised.interval(options.confidence()),
        means.stream().map(this::inExperiment).toList());
  }

  private CellRole role(String treatment) {
    return table.usable().stream()
        .filter(cell -> cell.treatment().equals(treatment))
        .map(CellIntensity::role)
        .findFirst()
        .orElseThrow();
  }

  private InExperiment inExperiment(ExperimentMean mean) {
    OptionalDouble control =
        headline
            .mean(mean.experiment(), table.control())
            .map(ExperimentMean::logRatio)
            .orElse(OptionalDouble.empty());
    OptionalDouble log =
        mean.logRatio().isPresent() && control.isPresent()
            ? OptionalDouble.of(mean.logRatio().getAsDouble() - control.getAsDouble())
            : OptionalDouble.empty();
    OptionalDouble wellFirst =
        mean.notEstimable().isEmpty() && mean.normalised() > 0
            ? OptionalDouble.of(Math.log(mean.normalised()))
            : OptionalDouble.empty();
    return new InExperiment(
        mean.experiment(),
        mean.plates(),
        mean.wells(),
        mean.fields(),
        mean.cells(),
        mean.tooDim(),
        mean.signal(),
        mean.normalised(),
        log,
        log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log,
        millivolts(log),
        millivolts(wellFirst),
        OptionalDouble.empty(),
        mean.notEstimable());
  }

  private OptionalDouble millivolts(OptionalDouble log) {
    return log.isPresent() && nernst.isPresent()
        ? OptionalDouble.of(nernst.get().changeMillivolts(log.getAsDouble()))
        : OptionalDouble.empty();
  }
}
