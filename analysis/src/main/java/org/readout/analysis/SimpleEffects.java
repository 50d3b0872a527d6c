package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One factor's differences within each level of another, judged by the scatter within all cells.
 * Not adjusted: the family is all of them, and {@link MultipleComparisons} takes their p.
 *
 * @param level of the other factor
 * @param first level that comes first by name
 * @param second level that is subtracted
 */
public record SimpleEffects(String level, String first, String second, TTest difference) {

  /** Needs a value in every cell, and scatter within one of them. */
  public static Outcome<List<SimpleEffects>> of(
      double[] values, List<String> factor, List<String> within) {
    TreeMap<String, TreeMap<String, List<Double>>> cells = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      cells
          .computeIfAbsent(within.get(i), level -> new TreeMap<>())
          .computeIfAbsent(factor.get(i), level -> new ArrayList<>())
          .add(values[i]);
    }
    List<String> levels = List.copyOf(new TreeSet<>(factor));
    if (cells.values().stream().anyMatch(row -> row.size() < levels.size())) {
      return Outcome.refused(Refusal.MISSING_CELL);
    }
    List<double[]> all =
        cells.values().stream()
            .flatMap(row -> row.values().stream())
            .map(SimpleEffects::array)
            .toList();
    if (GroupSamples.refusal(all, 1).isPresent()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    GroupSamples samples = GroupSamples.of(all);
    if (samples.pooledVariance() == 0) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    List<SimpleEffects> effects = new ArrayList<>();
    cells.forEach(
        (level, row) -> {
          for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
              Descriptive a = Descriptive.of(array(row.getOrDefault(levels.get(i), List.of())));
              Descriptive b = Descriptive.of(array(row.getOrDefault(levels.get(j), List.of())));
              double error = Math.sqrt(samples.pooledVariance() * (1.0 / a.n() + 1.0 / b.n()));
              effects.add(
                  new SimpleEffects(
                      level,
                      levels.get(i),
                      levels.get(j),
                      new TTest(a.mean() - b.mean(), error, samples.dfWithin())));
            }
          }
        });
    return Outcome.found(List.copyOf(effects));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
