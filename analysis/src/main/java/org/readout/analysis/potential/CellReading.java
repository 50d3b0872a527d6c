package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.readout.analysis.Descriptive;
import org.readout.analysis.assay.NaturalOrder;

/** One cell with the signal that an estimator takes of it. */
record CellReading(CellIntensity cell, double signal, double divisor) {
  private static final Comparator<String> NATURAL = new NaturalOrder();

  /** Of the cells that have it, in their order. */
  static List<CellReading> of(List<CellIntensity> cells, Estimator estimator) {
    List<CellReading> readings = new ArrayList<>();
    for (CellIntensity cell : cells) {
      Optional<Estimator.Reading> reading = estimator.of(cell.signals());
      reading.ifPresent(
          found -> readings.add(new CellReading(cell, found.signal(), found.divisor())));
    }
    return readings;
  }

  /**
   * The cells in the order in which everything is summed, so that the order of the rows changes
   * nothing.
   */
  static List<CellIntensity> inOrder(List<CellIntensity> cells) {
    Map<String, Integer> rank = new HashMap<>();
    Set<String> names = new TreeSet<>(NATURAL);
    Set<String> distinct = new HashSet<>();
    for (CellIntensity cell : cells) {
      Place place = cell.place();
      distinct.addAll(List.of(place.experiment(), place.plate(), place.well(), place.field()));
    }
    names.addAll(distinct);
    names.forEach(name -> rank.put(name, rank.size()));
    ToIntFunction<String> of = name -> rank.getOrDefault(name, 0);
    return cells.stream()
        .sorted(
            Comparator.comparingInt((CellIntensity c) -> of.applyAsInt(c.place().experiment()))
                .thenComparingInt(c -> of.applyAsInt(c.place().plate()))
                .thenComparingInt(c -> of.applyAsInt(c.place().well()))
                .thenComparingInt(c -> of.applyAsInt(c.place().field()))
                .thenComparingInt(c -> c.place().cell())
                .thenComparing(CellIntensity::source, NATURAL)
                .thenComparing(c -> c.signals().toString()))
        .toList();
  }

  /** What the potential adds, per divisor. */
  double net(double zero) {
    return (signal - zero) / divisor;
  }

  /**
   * Means over fields of the means over their cells, by well.
   *
   * @param cells in order, so that the wells are
   */
  static Map<String, Double> wellMeans(
      List<CellReading> cells, ToDoubleFunction<CellReading> value) {
    Map<String, Map<String, List<Double>>> fields = new LinkedHashMap<>();
    for (CellReading reading : cells) {
      Place place = reading.cell.place();
      fields
          .computeIfAbsent(place.well(), well -> new LinkedHashMap<>())
          .computeIfAbsent(place.field(), field -> new ArrayList<>())
          .add(value.applyAsDouble(reading));
    }
    Map<String, Double> means = new LinkedHashMap<>();
    fields.forEach(
        (well, byField) ->
            means.put(well, mean(byField.values().stream().map(CellReading::mean).toList())));
    return means;
  }

  static double mean(List<Double> values) {
    return Descriptive.of(array(values)).mean();
  }

  static double[] array(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
