package org.readout.analysis.potential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.readout.analysis.RandomisedBlocks;
import org.readout.analysis.assay.NaturalOrder;

/**
 * Which treatment has which value in which experiment.
 *
 * @param means that can be logged, by experiment
 */
record ExperimentTable(List<ExperimentMean> means) {

  /** All values, experiments as blocks; empty without a value. */
  Optional<RandomisedBlocks> model() {
    return means.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RandomisedBlocks.of(
                means.stream().mapToDouble(ExperimentTable::log).toArray(),
                means.stream().map(ExperimentMean::experiment).toList(),
                means.stream().map(ExperimentMean::treatment).toList()));
  }

  Set<String> treatments() {
    return means.stream().map(ExperimentMean::treatment).collect(Collectors.toSet());
  }

  Set<String> experiments() {
    return means.stream().map(ExperimentMean::experiment).collect(Collectors.toSet());
  }

  /** Whether every experiment holds every treatment. */
  boolean isComplete() {
    return !means.isEmpty() && means.size() == experiments().size() * treatments().size();
  }

  /** The experiments that hold all of these treatments, in natural order. */
  Set<String> sharedBy(Set<String> treatments) {
    Map<String, Set<String>> held = new TreeMap<>(new NaturalOrder());
    for (ExperimentMean mean : means) {
      held.computeIfAbsent(mean.experiment(), e -> new TreeSet<>()).add(mean.treatment());
    }
    held.values().removeIf(inside -> !inside.containsAll(treatments));
    return held.keySet();
  }

  /** The values of these treatments in the experiments that hold all of them. */
  List<ExperimentMean> complete(Set<String> treatments) {
    return inside(sharedBy(treatments), treatments);
  }

  /** How much of these treatments is in these experiments. */
  Extent extent(Set<String> experiments, Set<String> treatments) {
    List<ExperimentMean> inside = inside(experiments, treatments);
    return new Extent(
        (int) inside.stream().map(ExperimentMean::experiment).distinct().count(),
        inside.stream().mapToInt(ExperimentMean::wells).sum(),
        inside.stream().mapToInt(ExperimentMean::cells).sum());
  }

  /** Of a treatment, experiment by experiment. */
  double[] values(String treatment) {
    return means.stream()
        .filter(mean -> mean.treatment().equals(treatment))
        .mapToDouble(ExperimentTable::log)
        .toArray();
  }

  double log(String experiment, String treatment) {
    return inside(Set.of(experiment), Set.of(treatment)).stream()
        .mapToDouble(ExperimentTable::log)
        .findFirst()
        .orElseThrow();
  }

  private List<ExperimentMean> inside(Set<String> experiments, Set<String> treatments) {
    return means.stream()
        .filter(m -> experiments.contains(m.experiment()) && treatments.contains(m.treatment()))
        .toList();
  }

  private static double log(ExperimentMean mean) {
    return mean.logRatio().orElseThrow();
  }
}
