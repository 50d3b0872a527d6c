package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.readout.analysis.Coefficient;
import org.readout.analysis.ExactPermutation;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.PoissonRateRatio;
import org.readout.analysis.QuasiPoissonRegression;
import org.readout.analysis.QuasiPoissonRegression.Convergence;

/** Compares treatments: by the regression where it holds both, else by the exact path. */
final class Contrasts {
  /** Fewer experiments than this give no p. */
  static final int LEAST_EXPERIMENTS = 3;

  /** φ below this does not come from counting; the rows are copies, or no counts. */
  private static final double NO_SCATTER = 1e-6;

  private final CountTable table;
  private final SurvivalModel model;
  private final double confidence;

  Contrasts(CountTable table, SurvivalModel model, double confidence) {
    this.table = table;
    this.model = model;
    this.confidence = confidence;
  }

  /** How much stands side by side: n, and the technical replicates in it. */
  record Extent(int experiments, int wells) {}

  /** A ratio with its inference, before it is put in words. */
  record Contrast(OptionalDouble ratio, Extent extent, Inference inference) {
    Contrast withAdjusted(double adjusted) {
      return new Contrast(ratio, extent, inference.withAdjusted(adjusted));
    }

    static Contrast refused(Extent extent, Inference.Refused why) {
      return new Contrast(OptionalDouble.empty(), extent, why);
    }
  }

  Contrast compare(String treatment, String reference) {
    List<List<Cell>> blocks = blocksWith(List.of(treatment, reference));
    Extent extent = extentOf(blocks);
    if (model.holds(treatment) && model.holds(reference) && !blocks.isEmpty()) {
      Map<String, Double> weights = new TreeMap<>();
      add(weights, treatment, 1);
      add(weights, reference, -1);
      return byModel(treatment + " / " + reference, weights, extent);
    }
    boolean zero =
        model.withoutFiniteRatio().contains(treatment)
            || model.withoutFiniteRatio().contains(reference);
    return zero && !blocks.isEmpty()
        ? exactly(reference, blocks)
        : Contrast.refused(extent, Wording.neverSideBySide(treatment, reference));
  }

  /**
   * A weighted sum of log ratios to the control.
   *
   * @param treatments that an experiment must hold to count in n
   */
  Contrast combine(String name, Map<String, Double> weightsByTreatment, List<String> treatments) {
    Extent extent = extent(treatments);
    Optional<String> missing = treatments.stream().filter(one -> !model.holds(one)).findFirst();
    if (missing.isPresent()) {
      boolean zero = model.withoutFiniteRatio().contains(missing.get());
      return Contrast.refused(extent, Wording.noFiniteRatio(missing.get(), zero));
    }
    Map<String, Double> weights = new TreeMap<>();
    weightsByTreatment.forEach((treatment, weight) -> add(weights, treatment, weight));
    return byModel(name, weights, extent);
  }

  /** Whether the regression can be asked for a p at all. */
  Optional<Inference> refusal(Extent extent) {
    QuasiPoissonRegression fit = model.fit().orElseThrow();
    if (extent.experiments() < LEAST_EXPERIMENTS) {
      return Optional.of(Wording.tooFewExperiments(extent));
    }
    if (fit.dispersion().orElse(0) < NO_SCATTER) {
      return Optional.of(Wording.noScatter());
    }
    return Optional.empty();
  }

  /** Of the experiments that hold all of these. */
  Extent extent(List<String> treatments) {
    return extentOf(blocksWith(treatments));
  }

  /** One family: what was refused keeps its place and does not count. */
  static List<Contrast> adjusted(List<Contrast> family, MultipleComparisons rule) {
    double[] p =
        rule.adjusted(
            family.stream()
                .mapToDouble(one -> one.inference().exactP().orElse(Double.NaN))
                .toArray());
    List<Contrast> adjusted = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      adjusted.add(family.get(i).withAdjusted(p[i]));
    }
    return adjusted;
  }

  private void add(Map<String, Double> weights, String treatment, double weight) {
    if (!treatment.equals(table.control())) {
      weights.merge(SurvivalModel.columnOf(treatment), weight, Double::sum);
    }
  }

  private Contrast byModel(String name, Map<String, Double> weights, Extent extent) {
    QuasiPoissonRegression fit = model.fit().orElseThrow();
    if (fit.convergence() != Convergence.CONVERGED) {
      return Contrast.refused(extent, Wording.notConverged());
    }
    double log =
        weights.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() * fit.estimate(entry.getKey()))
            .sum();
    OptionalDouble ratio = OptionalDouble.of(Math.exp(log));
    Optional<Inference> refusal = refusal(extent);
    if (refusal.isPresent()) {
      return new Contrast(ratio, extent, refusal.get());
    }
    Coefficient coefficient = fit.contrast(name, weights);
    Inference tested =
        new Inference.Tested(
            coefficient.ratioInterval(confidence),
            coefficient.t(),
            coefficient.df(),
            coefficient.p(),
            coefficient.p());
    return new Contrast(ratio, extent, tested);
  }

  private Contrast exactly(String reference, List<List<Cell>> blocks) {
    Extent extent = extentOf(blocks);
    if (blocks.stream().allMatch(block -> block.get(1).colonies() == 0)) {
      return Contrast.refused(extent, Wording.referenceWithoutColonies(reference));
    }
    PoissonRateRatio exact =
        PoissonRateRatio.stratified(
            blocks.stream().map(block -> block.get(0).against(block.get(1))).toList(), confidence);
    Inference inference =
        extent.experiments() < LEAST_EXPERIMENTS
            ? Wording.tooFewExperiments(extent)
            : new Inference.Exact(exact.interval(), exact.p(), exact.p(), signFlip(blocks));
    return new Contrast(OptionalDouble.of(exact.ratio()), extent, inference);
  }

  /** Of (treated − reference) / (treated + reference), which has no scale and allows zero. */
  private static Optional<ExactPermutation> signFlip(List<List<Cell>> blocks) {
    double[] differences =
        blocks.stream()
            .filter(block -> block.get(0).rate() + block.get(1).rate() > 0)
            .mapToDouble(
                block ->
                    (block.get(0).rate() - block.get(1).rate())
                        / (block.get(0).rate() + block.get(1).rate()))
            .toArray();
    return differences.length == 0 || differences.length > ExactPermutation.MOST_PAIRS
        ? Optional.empty()
        : Optional.of(ExactPermutation.ofPairs(differences));
  }

  /** The experiments that hold all of these treatments, each with its cells in this order. */
  private List<List<Cell>> blocksWith(List<String> treatments) {
    return table.experiments().stream()
        .map(
            experiment ->
                treatments.stream().flatMap(one -> table.cell(experiment, one).stream()).toList())
        .filter(block -> block.size() == treatments.size())
        .toList();
  }

  private static Extent extentOf(List<List<Cell>> blocks) {
    int wells = blocks.stream().flatMap(List::stream).mapToInt(Cell::wells).sum();
    return new Extent(blocks.size(), wells);
  }
}
