package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
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

  /** The order in which everything is summed, so that the order of the rows changes nothing. */
  static Comparator<CellIntensity> order() {
    return Comparator.comparing((CellIntensity c) -> c.place().experiment(), NATURAL)
        .thenComparing(c -> c.place().plate(), NATURAL)
        .thenComparing(c -> c.place().well(), NATURAL)
        .thenComparing(c -> c.place().field(), NATURAL)
        .thenComparingInt(c -> c.place().cell())
        .thenComparing(CellIntensity::source, NATURAL)
        .thenComparing(c -> c.signals().toString());
  }

  /** What the potential adds, per divisor. */
  double net(double zero) {
    return (signal - zero) / divisor;
  }

  /** Means over fields of the means over their cells, by well. */
  static SortedMap<String, Double> wellMeans(
      List<CellReading> cells, ToDoubleFunction<CellReading> value) {
    SortedMap<String, SortedMap<String, List<Double>>> fields = new TreeMap<>(NATURAL);
    for (CellReading reading : cells) {
      Place place = reading.cell.place();
      fields
          .computeIfAbsent(place.well(), well -> new TreeMap<>(NATURAL))
          .computeIfAbsent(place.field(), field -> new ArrayList<>())
          .add(value.applyAsDouble(reading));
    }
    SortedMap<String, Double> means = new TreeMap<>(NATURAL);
    for (Map.Entry<String, SortedMap<String, List<Double>>> well : fields.entrySet()) {
      means.put(
          well.getKey(), mean(well.getValue().values().stream().map(CellReading::mean).toList()));
    }
    return means;
  }

  static double mean(List<Double> values) {
    return Descriptive.of(array(values)).mean();
  }

  static double[] array(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
