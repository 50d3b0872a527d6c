package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Cells from known potentials: every experiment a plate of its own day, brightness and zero; every
 * treatment of it, well, field and cell with its own deviation; then light, and noise of the
 * camera. Deviations are normal, in millivolts.
 */
record SimulatedStudy(
    int experiments,
    int wells,
    int fields,
    int cells,
    double dayMillivolts,
    double treatmentOnDayMillivolts,
    double wellMillivolts,
    double fieldMillivolts,
    double cellMillivolts,
    double noiseCounts) {
  private static final Nernst LAW = new Nernst(37);
  private static final double ZERO_COUNTS = 150;
  private static final double SPAN_COUNTS = 1000;

  /** A small plate of a careful lab: the spread of cells is most, that of days is real. */
  static SimulatedStudy usual(int experiments) {
    return new SimulatedStudy(experiments, 2, 2, 10, 8, 3, 2, 1, 6, 20);
  }

  /**
   * @param shiftMillivolts by treatment; the first by name that is called vehicle has that role
   */
  List<CellIntensity> cells(Random random, Map<String, Double> shiftMillivolts) {
    List<CellIntensity> all = new ArrayList<>();
    for (int e = 1; e <= experiments; e++) {
      double day = dayMillivolts * random.nextGaussian();
      double brightness = Math.exp(0.3 * random.nextGaussian());
      double zero = ZERO_COUNTS * Math.exp(0.2 * random.nextGaussian());
      int column = 1;
      for (Map.Entry<String, Double> shift : new TreeMap<>(shiftMillivolts).entrySet()) {
        double here = day + shift.getValue() + treatmentOnDayMillivolts * random.nextGaussian();
        CellRole role = shift.getKey().equals("vehicle") ? CellRole.VEHICLE : CellRole.SAMPLE;
        add(all, random, "e" + e, column++, shift.getKey(), role, here, brightness, zero);
      }
      add(all, random, "e" + e, column, "FCCP", CellRole.FCCP, 1000, brightness, zero);
    }
    return all;
  }

  private void add(
      List<CellIntensity> all,
      Random random,
      String experiment,
      int column,
      String treatment,
      CellRole role,
      double millivolts,
      double brightness,
      double zero) {
    for (int w = 0; w < wells; w++) {
      double inWell = millivolts + wellMillivolts * random.nextGaussian();
      for (int f = 1; f <= fields; f++) {
        double inField = inWell + fieldMillivolts * random.nextGaussian();
        for (int c = 1; c <= cells; c++) {
          double potential = inField + cellMillivolts * random.nextGaussian();
          double counts =
              zero
                  + SPAN_COUNTS * brightness * LAW.ratio(potential)
                  + noiseCounts * random.nextGaussian();
          String well = (char) ('A' + w) + String.format("%02d", column);
          Place place = new Place(experiment, "plate", well, String.valueOf(f), c);
          all.add(
              new CellIntensity(
                  place,
                  treatment,
                  role,
                  Signals.ofMean(counts),
                  new TreeMap<>(),
                  "",
                  experiment + ":" + well + ":" + f + ":" + c,
                  Optional.empty()));
        }
      }
    }
  }
}
