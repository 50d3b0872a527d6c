package org.readout.app.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.app.output.Json;

/**
 * What the cells of a field have in common: for each measure the number of cells that have it,
 * mean, SD and the quartiles. Cells that are excluded from means are in none of it.
 */
final class PerCell {
  private PerCell() {}

  /** By the measures' names; a measure that no cell has is not there. */
  static Map<String, @Nullable Object> of(FieldRecord field) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (FieldRecord.Cell cell : field.cells()) {
      if (cell.excluded().isEmpty()) {
        cell.measures()
            .forEach(
                (name, value) ->
                    values.computeIfAbsent(name, measure -> new ArrayList<>()).add(value));
      }
    }
    Map<String, @Nullable Object> statistics = new TreeMap<>();
    values.forEach(
        (name, list) ->
            statistics.put(
                name, summary(list.stream().mapToDouble(Double::doubleValue).toArray())));
    return statistics;
  }

  private static Map<String, @Nullable Object> summary(double[] values) {
    Arrays.sort(values);
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Json.object(
        "n",
        values.length,
        "mean",
        mean,
        "sd",
        values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
        "q25",
        quantile(values, 0.25),
        "median",
        quantile(values, 0.5),
        "q75",
        quantile(values, 0.75));
  }

  /** Linear between the two nearest, as R's type 7. */
  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
