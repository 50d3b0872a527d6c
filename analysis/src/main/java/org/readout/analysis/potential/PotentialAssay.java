package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.Allocation;
import org.readout.analysis.assay.FactorialDesign;
import org.readout.analysis.potential.PotentialContrasts.Contrast;

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
    if (claim.scale() == PotentialScale.RED_TO_GREEN) {
      return Estimator.RED_TO_GREEN;
    }
    boolean loaded = options.probe() == Probe.MITOTRACKER_RED_CMXROS;
    return loaded && table.allHaveMitochondria()
        ? Estimator.MITOCHONDRIAL_MEAN
        : Estimator.CELL_MEAN;
  }

  private PotentialChain chain(Estimator estimator) {
    return PotentialChain.of(table.usable(), estimator, claim, table.control(), options);
  }

  private PotentialContrasts contrasts(PotentialChain chain) {
    List<String> compared = table.comparedTreatments();
    return new PotentialContrasts(
        chain.comparableMeans().stream()
            .filter(mean -> compared.contains(mean.treatment()))
            .toList(),
        options,
        nernst);
  }

  private PotentialResult result() throws AnalysisException.BadDesign {
    List<Withheld> withheld = new ArrayList<>(claim.withheld());
    withheld.addAll(table.withheld());
    withheld.addAll(headline.withheld());
    List<CellExclusion> excluded = new ArrayList<>(table.excluded());
    excluded.addAll(headline.excluded());
    List<Caution> cautions = new ArrayList<>(table.cautions());
    boolean comparable = claim.scale() != PotentialScale.NONE;
    List<TreatmentPotential> treatments =
        new TreatmentTable(table, headline, options, nernst, comparable).treatments();
    List<PotentialComparison> comparisons = comparable ? comparisons() : List.of();
    Optional<PotentialFactorial> factorial =
        comparable
            ? design(cautions)
                .map(
                    found ->
                        new TwoFactors(found, headline.comparableMeans(), options, nernst, words)
                            .result())
            : Optional.empty();
    PotentialChecks checks = new PotentialChecks(options.probe(), claim, options.limits());
    cautions.addAll(checks.cautions(headline, treatments, comparisons));
    cautions.addAll(new ScatterChecks(contrasts, options.confidence()).of(comparisons, factorial));
    withheld.addAll(checks.withheld(treatments));
    PotentialMethods text =
        new PotentialMethods(
            table, claim, options, headline.estimator(), comparisons, factorial, excluded.size());
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
        treatments,
        comparisons,
        factorial,
        comparable
            ? PotentialSpread.of(headline.potentials(), table.control(), nernst)
            : Optional.empty(),
        withheld,
        cautions,
        comparable ? headline.potentials() : List.of(),
        excluded,
        text.legend(),
        text.methods());
  }

  private List<PotentialComparison> comparisons() {
    List<String> all = table.comparedTreatments();
    List<String> treated = all.subList(1, all.size());
    List<Contrast> family =
        contrasts
            .families()
            .againstControl(
                treated.stream().map(one -> contrasts.compare(one, table.control())).toList());
    SecondOpinions opinions = secondOpinions();
    List<PotentialComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      String treatment = treated.get(i);
      Contrast contrast = family.get(i);
      comparisons.add(
          words.inWords(
              treatment, table.control(), contrast, opinions.of(treatment, contrast.change())));
    }
    return comparisons;
  }

  private SecondOpinions secondOpinions() {
    Map<Estimator, PotentialContrasts> others = new EnumMap<>(Estimator.class);
    for (Estimator estimator : Estimator.values()) {
      boolean sameSignal = estimator.isRatio() == headline.estimator().isRatio();
      if (estimator != headline.estimator() && sameSignal && table.hasAny(estimator)) {
        others.put(estimator, contrasts(chain(estimator)));
      }
    }
    return new SecondOpinions(
        others,
        headline.estimator(),
        table.control(),
        new MassRatios(table.usable(), table.control()),
        options.limits().disagreementMillivolts());
  }

  private Optional<FactorialDesign> design(List<Caution> cautions)
      throws AnalysisException.BadDesign {
    List<Allocation> wells = table.allocations();
    if (options.factors().isPresent()) {
      return Optional.of(FactorialDesign.named(wells, table.control(), options.factors().get()));
    }
    List<FactorialDesign> seen = FactorialDesign.seenIn(wells, table.control());
    if (seen.size() > 1) {
      cautions.add(
          new Caution(
              PotentialState.FACTORS_AMBIGUOUS, "", PotentialState.FACTORS_AMBIGUOUS.meaning()));
      return Optional.empty();
    }
    seen.forEach(
        design ->
            cautions.add(
                new Caution(
                    PotentialState.FACTORS_INFERRED,
                    "",
                    "'%s' and '%s' were taken for the two factors of the design."
                        .formatted(design.factors().first(), design.factors().second()))));
    return seen.stream().findFirst();
  }
}
