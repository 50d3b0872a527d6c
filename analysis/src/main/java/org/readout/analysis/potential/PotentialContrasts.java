package org.readout.analysis.potential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;
import org.readout.analysis.Outcome;
import org.readout.analysis.RandomisedBlocks;
import org.readout.analysis.Refusal;
import org.readout.analysis.RepeatedMeasures;
import org.readout.analysis.TTest;
import org.readout.analysis.potential.PotentialOptions.ErrorTerm;

/**
 * Compares treatments by their values per experiment: inside experiments where they share them,
 * else between. A treatment that cannot be logged in one experiment is compared in none, because
 * the experiments that are left would be those in which it did least.
 */
final class PotentialContrasts {
  /** Fewer experiments than this give no p. */
  static final int LEAST_EXPERIMENTS = 3;

  private static final String PAIRED = "paired t test on experiments";
  static final String BLOCKS = "randomised blocks by experiment";
  static final String WELCH = "Welch's t test on experiments";

  private static final double ROUNDING = 1e-10;
  private static final Extent NOTHING = new Extent(0, 0, 0);

  private final ExperimentTable table;
  private final Map<String, PotentialState> notEstimable = new TreeMap<>();
  private final Optional<RandomisedBlocks> model;
  private final PotentialOptions options;
  private final Optional<Nernst> nernst;

  /**
   * @param means of the treatments that are to be compared
   * @param nernst empty where millivolts are withheld
   */
  PotentialContrasts(
      List<ExperimentMean> means, PotentialOptions options, Optional<Nernst> nernst) {
    means.forEach(
        mean ->
            mean.notEstimable()
                .ifPresent(state -> notEstimable.putIfAbsent(mean.treatment(), state)));
    this.table =
        new ExperimentTable(
            means.stream().filter(mean -> !notEstimable.containsKey(mean.treatment())).toList());
    this.options = options;
    this.nernst = nernst;
    this.model = table.model();
  }

  /** A change with its verdict, before it is put in words. */
  record Contrast(Optional<Change> change, Extent extent, Verdict verdict) {}

  /** Log ratio of a treatment to a reference. */
  Contrast compare(String treatment, String reference) {
    return combine(Map.of(treatment, 1.0, reference, -1.0));
  }

  /**
   * A weighted sum of log ratios.
   *
   * @param weights by treatment; they add up to zero
   */
  Contrast combine(Map<String, Double> weights) {
    Map<String, Double> inOrder = new TreeMap<>(weights);
    Optional<String> lost = inOrder.keySet().stream().filter(notEstimable::containsKey).findFirst();
    if (lost.isPresent()) {
      PotentialState state = notEstimable.getOrDefault(lost.get(), PotentialState.TOO_MANY_LOST);
      return refused(NOTHING, Refusals.notEstimable(lost.get(), state));
    }
    Set<String> shared = table.sharedBy(inOrder.keySet());
    if (shared.isEmpty()) {
      return betweenExperiments(inOrder);
    }
    Extent extent = table.extent(shared, inOrder.keySet());
    return options.errorTerm() == ErrorTerm.OWN
        ? judged(PAIRED, estimates(inOrder, shared), extent)
        : byModel(inOrder, extent);
  }

  private Contrast byModel(Map<String, Double> weights, Extent extent) {
    RandomisedBlocks blocks = model.orElseThrow();
    boolean pair = table.treatments().size() == 2;
    Estimated estimated = new Estimated(blocks.estimate(weights), blocks.contrast(weights));
    return judged(pair ? PAIRED : BLOCKS, estimated, extent);
  }

  private record Estimated(OptionalDouble estimate, Outcome<TTest> test) {}

  private Estimated estimates(Map<String, Double> weights, Set<String> experiments) {
    double[] contrasts =
        experiments.stream()
            .mapToDouble(
                experiment ->
                    weights.entrySet().stream()
                        .mapToDouble(w -> w.getValue() * table.log(experiment, w.getKey()))
                        .sum())
            .toArray();
    double mean = Descriptive.of(contrasts).mean();
    return new Estimated(OptionalDouble.of(mean), unlessRounding(TTest.oneSample(contrasts, 0)));
  }

  /** Copies of one experiment differ by rounding, which is no scatter to judge by. */
  private static Outcome<TTest> unlessRounding(Outcome<TTest> test) {
    return test.statistic()
            .filter(one -> one.standardError() <= ROUNDING * Math.abs(one.estimate()))
            .isPresent()
        ? Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE)
        : test;
  }

  /** Each is still relative to the control of its own plate, so that the days cancel. */
  private Contrast betweenExperiments(Map<String, Double> weights) {
    List<String> names = List.copyOf(weights.keySet());
    List<double[]> values = names.stream().map(table::values).toList();
    if (names.size() != 2 || values.stream().anyMatch(some -> some.length == 0)) {
      return refused(NOTHING, Refusals.notSideBySide(names));
    }
    double sign = weights.getOrDefault(names.get(0), 1.0);
    double[] first = sign > 0 ? values.get(0) : values.get(1);
    double[] second = sign > 0 ? values.get(1) : values.get(0);
    double estimate = Descriptive.of(first).mean() - Descriptive.of(second).mean();
    Extent all = table.extent(table.experiments(), Set.copyOf(names));
    Extent least = new Extent(Math.min(first.length, second.length), all.wells(), all.cells());
    return judged(
        WELCH,
        new Estimated(OptionalDouble.of(estimate), unlessRounding(TTest.welch(first, second))),
        least);
  }

  private Contrast judged(String name, Estimated estimated, Extent extent) {
    if (estimated.estimate().isEmpty()) {
      return refused(extent, Refusals.notSideBySide(List.of()));
    }
    Optional<Interval> interval =
        estimated.test().statistic().map(test -> test.interval(options.confidence()));
    Change change = Change.of(estimated.estimate().getAsDouble(), interval, nernst);
    if (extent.experiments() < LEAST_EXPERIMENTS) {
      return new Contrast(Optional.of(change), extent, Refusals.tooFewExperiments(extent));
    }
    Verdict verdict =
        estimated
            .test()
            .statistic()
            .<Verdict>map(t -> new Verdict.Tested(name, t.t(), t.df(), t.p(), t.p(), "", 1))
            .orElseGet(Refusals::noScatter);
    return new Contrast(Optional.of(change), extent, verdict);
  }

  /** Of the experiments that hold all of these. */
  Extent extent(List<String> treatments) {
    Set<String> all = Set.copyOf(treatments);
    return table.extent(table.sharedBy(all), all);
  }

  /** The values of these treatments in the experiments that hold all of them. */
  List<ExperimentMean> complete(List<String> treatments) {
    return table.complete(Set.copyOf(treatments));
  }

  /** How p-values of these contrasts are adjusted. */
  ContrastFamilies families() {
    int experiments = table.sharedBy(table.treatments()).size();
    boolean balanced = options.errorTerm() == ErrorTerm.POOLED && table.isComplete();
    return new ContrastFamilies(
        options.adjustment(),
        balanced
            ? Optional.of(
                new ContrastFamilies.Balance(experiments, model.orElseThrow().residualDf()))
            : Optional.empty());
  }

  /** Of a treatment against a reference by the scatter of this comparison alone. */
  Optional<TTest> byOwnScatter(String treatment, String reference) {
    Set<String> shared = table.sharedBy(Set.of(treatment, reference));
    return shared.isEmpty()
        ? Optional.empty()
        : estimates(Map.of(treatment, 1.0, reference, -1.0), shared).test().statistic();
  }

  /**
   * Whether all differences between treatments scatter alike; empty with fewer complete experiments
   * than treatments, which cannot tell.
   */
  OptionalDouble mauchlyP() {
    List<String> names = List.copyOf(new TreeSet<>(table.treatments()));
    double[][] complete =
        table.sharedBy(table.treatments()).stream()
            .map(day -> names.stream().mapToDouble(name -> table.log(day, name)).toArray())
            .toArray(double[][]::new);
    return names.size() < 2
        ? OptionalDouble.empty()
        : RepeatedMeasures.of(complete)
            .statistic()
            .map(RepeatedMeasures::mauchlyP)
            .orElse(OptionalDouble.empty());
  }

  private Contrast refused(Extent extent, Verdict why) {
    return new Contrast(Optional.empty(), extent, why);
  }
}
