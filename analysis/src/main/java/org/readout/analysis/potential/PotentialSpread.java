package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.NestedVariance;
import org.readout.analysis.potential.CellPotential.Use;

/**
 * Where the scatter of single cells comes from, over all compared treatments but the control (which
 * is the scale, and so scatters least), each around its own mean.
 *
 * @param logRatio standard deviations of the natural logarithm
 * @param millivolts the same times RT/F; empty where millivolts are withheld
 * @param iccExperiment share of a cell's variance that lies between experiments
 * @param iccWell share that cells of one well have in common: experiment and well
 */
public record PotentialSpread(
    Levels logRatio, Optional<Levels> millivolts, double iccExperiment, double iccWell) {
  private static final int EXPERIMENT = 1;
  private static final int WELL = 2;

  /**
   * Standard deviations, one per level; zero where a level adds nothing that can be seen, empty
   * where each group has a single part, whose scatter then counts in the level before.
   */
  public record Levels(
      OptionalDouble betweenExperiments,
      OptionalDouble betweenWells,
      OptionalDouble betweenFields,
      OptionalDouble betweenCells) {

    private static Levels of(NestedVariance variance, double scale) {
      List<OptionalDouble> sds =
          variance.variances().stream()
              .map(v -> v.isPresent() ? OptionalDouble.of(scale * Math.sqrt(v.getAsDouble())) : v)
              .toList();
      return new Levels(sds.get(0), sds.get(1), sds.get(2), sds.get(3));
    }
  }

  /** Empty where no field holds two cells. */
  static Optional<PotentialSpread> of(
      List<CellPotential> cells, String control, Optional<Nernst> nernst) {
    List<CellPotential> used =
        cells.stream()
            .filter(cell -> cell.role().isCompared() && cell.use() == Use.IN_MEAN)
            .filter(cell -> !cell.treatment().equals(control))
            .toList();
    double[] logs = used.stream().mapToDouble(cell -> cell.logRatio().orElseThrow()).toArray();
    List<List<String>> paths = new ArrayList<>();
    for (CellPotential cell : used) {
      Place place = cell.place();
      paths.add(
          List.of(
              cell.treatment(),
              place.experiment(),
              place.plate() + '\n' + place.well(),
              place.field()));
    }
    return NestedVariance.of(logs, paths)
        .statistic()
        .map(
            variance ->
                new PotentialSpread(
                    Levels.of(variance, 1),
                    nernst.map(law -> Levels.of(variance, law.slopeMillivolts())),
                    variance.intraclassCorrelation(EXPERIMENT),
                    variance.intraclassCorrelation(WELL)));
  }
}
