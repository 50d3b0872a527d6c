package org.readout.analysis.potential;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.readout.analysis.assay.NaturalOrder;

/** How much mitochondrial mass a treatment has beside the control of the same experiment. */
record MassRatios(List<CellIntensity> cells, String control) {

  /** Mean over experiments of the ratio of mean masses; empty without a mass channel in both. */
  OptionalDouble of(String treatment) {
    SortedMap<String, Double> treated = masses(cell -> cell.treatment().equals(treatment));
    SortedMap<String, Double> controls = masses(cell -> cell.treatment().equals(control));
    return treated.entrySet().stream()
        .filter(mass -> controls.getOrDefault(mass.getKey(), 0.0) > 0)
        .mapToDouble(mass -> mass.getValue() / controls.getOrDefault(mass.getKey(), 1.0))
        .average();
  }

  private SortedMap<String, Double> masses(Predicate<CellIntensity> which) {
    SortedMap<String, double[]> sums = new TreeMap<>(new NaturalOrder());
    for (CellIntensity cell : cells) {
      OptionalDouble mass = cell.signals().massMeanCounts();
      if (which.test(cell) && mass.isPresent()) {
        double[] sum = sums.computeIfAbsent(cell.place().experiment(), e -> new double[2]);
        sum[0] += mass.getAsDouble();
        sum[1]++;
      }
    }
    SortedMap<String, Double> means = new TreeMap<>(new NaturalOrder());
    sums.forEach((experiment, sum) -> means.put(experiment, sum[0] / sum[1]));
    return means;
  }
}
