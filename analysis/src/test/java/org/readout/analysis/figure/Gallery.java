package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.figure.TreatmentFigure.Comparison;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;

/** Figures whose look is kept as golden files; made-up numbers of the founding example's shape. */
final class Gallery {
  private Gallery() {}

  static Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put(
        "four-treatments",
        fourTreatments().figure().titled("Clonogenic growth").from("{\"result\":\"a<b\"}"));
    figures.put("two-treatments", twoTreatments());
    figures.put("ten-long-names", tenLongNames());
    figures.put("slanted-names", slantedNames());
    figures.put("superplot-log", superplot());
    figures.put("cells-and-experiments", cellsAndExperiments());
    figures.put("two-factors", twoFactors());
    figures.put("letters", letters());
    figures.put(
        "one-point", TreatmentFigure.of("Colonies", List.of(group("Vehicle", null, 42))).figure());
    figures.put("six-wells", sixWells());
    figures.put("ninety-six-wells", plate(8, 12, Figure.ONE_COLUMN_MM));
    figures.put("plate-384", plate(16, 24, Figure.TWO_COLUMNS_MM));
    figures.put("plate-384-narrow", plate(16, 24, Figure.ONE_COLUMN_MM));
    return figures;
  }

  static TreatmentFigure fourTreatments() {
    return TreatmentFigure.of(
            "Colonies (% of vehicle)",
            List.of(
                group("Vehicle", new Estimate(100, 88.4, 111.6), 92, 108, 103, 97),
                group("anti-miR-21", new Estimate(51.5, 38.9, 64.1), 44, 60, 55, 47),
                group("Rapamycin", new Estimate(62.5, 51.8, 73.2), 58, 71, 65, 56),
                group("Rapamycin + anti-miR-21", new Estimate(10.3, 4.1, 16.4), 7, 15, 12, 7)))
        .comparing(
            List.of(
                new Comparison(0, 1, "p = 0.0012"),
                new Comparison(2, 3, "p = 0.00021"),
                new Comparison(0, 3, "p = 0.000034")))
        .reference(100, "vehicle = 100 %");
  }

  private static Figure twoTreatments() {
    return TreatmentFigure.of(
            "Caspase-3/7 activity (RLU)",
            List.of(
                group("Vehicle", new Estimate(125000, 101000, 149000), 118000, 121000, 136000),
                group("anti-miR-21", new Estimate(310000, 230000, 390000), 275000, 322000, 333000)))
        .comparing(List.of(new Comparison(0, 1, "p = 0.0071")))
        .figure();
  }

  private static Figure tenLongNames() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double mean = 100 - 8 * i;
      groups.add(
          group(
              "Tsc2−/− MEF, rapamycin " + (i + 1) * 5 + " nM + anti-miR-21",
              new Estimate(mean, mean - 12, mean + 12),
              mean - 9,
              mean + 2,
              mean + 7));
    }
    return TreatmentFigure.of("Membrane potential, TMRM (ratio to vehicle, %)", groups)
        .comparing(
            List.of(
                new Comparison(0, 9, "p = 0.00004"),
                new Comparison(0, 4, "p = 0.012"),
                new Comparison(5, 9, "p = 0.034")))
        .figure();
  }

  /** Twelve names in one column, and intervals that leave the axis. */
  private static Figure slantedNames() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double low = i == 3 ? Double.NEGATIVE_INFINITY : 40;
      double high = i == 4 ? 1e9 : 65 + i;
      groups.add(
          group(
              "Rapamycin " + i + " nM + anti-miR-21",
              new Estimate(50 + i, low, high),
              45,
              55,
              50 + i));
    }
    return TreatmentFigure.of("Colonies", groups)
        .wide(Figure.ONE_COLUMN_MM)
        .comparing(
            List.of(
                new Comparison(0, 1, "p = 0.01"),
                new Comparison(1, 2, "p = 0.02"),
                new Comparison(0, 2, "p = 0.0000012 (Holm)"),
                new Comparison(3, 7, "p = 1"),
                new Comparison(10, 11, "p = 0.00000123")))
        .figure();
  }

  private static Figure superplot() {
    List<Group> groups = new ArrayList<>();
    double[] centres = {1.0, 0.31, 0.02};
    String[] names = {"Vehicle", "Drug <1 µM>", "Drug 10 µM & serum"};
    for (int g = 0; g < 3; g++) {
      List<Value> values = new ArrayList<>();
      List<Value> wells = new ArrayList<>();
      for (int e = 0; e < 5; e++) {
        double mean = centres[g] * (0.8 + 0.1 * e);
        values.add(new Value("2026-11-0" + (e + 1), mean));
        for (int w = 0; w < 6; w++) {
          wells.add(new Value("2026-11-0" + (e + 1), mean * (0.7 + 0.12 * w)));
        }
      }
      groups.add(
          new Group(
              names[g],
              values,
              wells,
              new Estimate(centres[g], centres[g] * 0.82, centres[g] * 1.22)));
    }
    return TreatmentFigure.of("miR-21 (fold of vehicle)", groups)
        .comparing(List.of(new Comparison(0, 1, "p = 0.0004"), new Comparison(1, 2, "p = 0.00002")))
        .reference(1, "vehicle = 1")
        .logarithmic()
        .estimatedBy("geometric mean")
        .figure();
  }

  /** Two thousand cells of a skewed spread, of which some lie beyond the axis. */
  private static Figure cellsAndExperiments() {
    String[] names = {"Vehicle", "Rapamycin", "anti-miR-21", "Rapamycin + anti-miR-21"};
    double[] shifts = {0, 4.5, 8.2, 21};
    List<SuperPlot.Group> groups = new ArrayList<>();
    for (int g = 0; g < names.length; g++) {
      List<SuperPlot.Experiment> experiments = new ArrayList<>();
      for (int e = 0; e < 3; e++) {
        double mean = g == 0 ? 0 : shifts[g] + 1.7 * (e - 1) + 0.4 * g * (e % 2);
        List<Double> cells = new ArrayList<>();
        for (int i = 0; i < 170; i++) {
          // The logistic law's quantiles: heavier tails than the normal law, without chance.
          double share = (i + 0.5) / 170;
          cells.add(mean + 4 * StrictMath.log(share / (1 - share)));
        }
        experiments.add(new SuperPlot.Experiment("day " + (e + 1), mean, cells));
      }
      Estimate estimate =
          g == 0
              ? new Estimate(0, 0, 0)
              : new Estimate(shifts[g], shifts[g] - 4.2 - 0.3 * g, shifts[g] + 4.2 + 0.3 * g);
      groups.add(new SuperPlot.Group(names[g], experiments, estimate));
    }
    return SuperPlot.of("Apparent change of potential (mV, positive is depolarised)", groups)
        .comparing(
            List.of(
                new Comparison(0, 1, "p = 0.068"),
                new Comparison(0, 2, "p = 0.012"),
                new Comparison(0, 3, "p = 0.00021")))
        .reference(0, "Vehicle = 0")
        .showing(400)
        .figure();
  }

  private static Figure twoFactors() {
    List<Group> groups =
        List.of(
            group("Tsc2+/+", new Estimate(0, -1, 1), 0, 0, 0, 0),
            group("Tsc2−/−", new Estimate(-6.1, -9.3, -2.9), -7.5, -4.2, -6.9, -5.8),
            group("Tsc2+/+ rapamycin", new Estimate(4.4, 1.0, 7.8), 5.9, 3.1, 2.6, 6),
            group("Tsc2−/− rapamycin", new Estimate(9.0, 4.6, 13.4), 8.1, 11, 5.9, 11));
    return new FactorialFigure(
            "Apparent change of potential (mV)",
            groups,
            List.of(List.of(0, 1), List.of(2, 3)),
            List.of(
                new Comparison(0, 1, "p = 0.0089"),
                new Comparison(2, 3, "p = 0.03"),
                new Comparison(0, 2, "p = 0.026"),
                new Comparison(1, 3, "p = 0.00073")),
            "Interaction: 10.7 mV beyond the sum (p = 0.0024).",
            Figure.ONE_COLUMN_MM)
        .figure();
  }

  private static Figure letters() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      groups.add(group("Treatment_" + "abcdefghij".repeat(6) + i, null, i - 5));
    }
    return TreatmentFigure.of("Change", groups).wide(Figure.ONE_COLUMN_MM).figure();
  }

  static Group group(String name, @Nullable Estimate estimate, double... values) {
    List<Value> all = new ArrayList<>();
    for (double value : values) {
      all.add(new Value(String.valueOf(all.size() + 1), value));
    }
    return new Group(name, all, List.of(), estimate);
  }

  private static Figure sixWells() {
    List<Panel.Cell> wells =
        List.of(
            new Panel.Cell.Measured(0, 0, 212, "Vehicle"),
            new Panel.Cell.Measured(0, 1, 187, "Vehicle"),
            new Panel.Cell.Flagged(0, 2, 305, "merged colonies"),
            new Panel.Cell.Measured(1, 0, 96, "anti-miR-21"),
            new Panel.Cell.Measured(1, 1, 104, "anti-miR-21"),
            new Panel.Cell.Missing(1, 2, "too many"));
    return PlateHeatMap.of("Colonies per well", 2, 3, wells)
        .titled("Plate 1")
        .captioned("Colonies of at least 50 cells.");
  }

  private static Figure plate(int rows, int columns, double width) {
    List<Panel.Cell> wells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = 0.05 + 3.1 * column / columns + 0.11 * (row * 7 % 5);
        if (row == rows - 1 && column > columns - 4) {
          continue;
        }
        if ((row * 5 + column * 3) % 23 == 7) {
          wells.add(new Panel.Cell.Flagged(row, column, value, "edge"));
        } else if ((row * 11 + column * 7) % 31 == 3) {
          wells.add(new Panel.Cell.Missing(row, column, "OVER"));
        } else {
          wells.add(new Panel.Cell.Measured(row, column, value, ""));
        }
      }
    }
    return PlateHeatMap.of("Absorbance at 570 nm", rows, columns, wells, width);
  }
}
