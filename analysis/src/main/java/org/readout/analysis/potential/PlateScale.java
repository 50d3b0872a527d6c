package org.readout.analysis.potential;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readout.analysis.Descriptive;

/**
 * Zero and one of a plate for one estimator, and how far above zero a signal must be to be told
 * from it.
 *
 * @param zero mean of the FCCP wells; 0 where the scale takes none away
 * @param one mean of the control's wells above zero, per divisor; above zero
 * @param leastOfCell what a cell's signal above zero must exceed to be logged
 * @param leastOfWells the same of the mean of a treatment's wells; empty with one FCCP well, whose
 *     scatter is not known
 * @param controlWells means by well, not above zero but as measured
 * @param fccpWells means by well
 */
record PlateScale(
    double zero,
    double one,
    double leastOfCell,
    OptionalDouble leastOfWells,
    List<Double> controlWells,
    List<Double> fccpWells) {

  static PlateScale of(
      List<CellReading> control, List<CellReading> fccp, PotentialScale scale, double deviations) {
    List<Double> fccpWells = wells(fccp);
    List<Double> controlWells = wells(control);
    boolean zeroed = scale == PotentialScale.FCCP_NORMALISED;
    double zero = zeroed ? CellReading.mean(fccpWells) : 0;
    double one =
        CellReading.mean(
            List.copyOf(CellReading.wellMeans(control, cell -> cell.net(zero)).values()));
    OptionalDouble scatter =
        zeroed ? Descriptive.of(CellReading.array(fccpWells)).sd() : OptionalDouble.empty();
    return new PlateScale(
        zero,
        one,
        zeroed ? deviations * scatterOfCells(fccp) : 0,
        scatter.isPresent()
            ? OptionalDouble.of(deviations * scatter.getAsDouble())
            : OptionalDouble.empty(),
        controlWells,
        fccpWells);
  }

  /** Whether the control is above zero at all. */
  boolean opens() {
    return one > 0;
  }

  /** The share of the control, 0 at FCCP; not positive for a cell that lost everything. */
  double normalised(CellReading cell) {
    return cell.net(zero) / one;
  }

  boolean canBeLogged(CellReading cell) {
    return cell.signal() - zero > leastOfCell;
  }

  /** Within wells, so that a well that is off does not count as the noise of a cell. */
  private static double scatterOfCells(List<CellReading> fccp) {
    Collection<List<CellReading>> byWell =
        fccp.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.cell().place().well(), TreeMap::new, Collectors.toList()))
            .values();
    double squares = 0;
    int df = 0;
    for (List<CellReading> well : byWell) {
      Descriptive cells = Descriptive.of(well.stream().mapToDouble(CellReading::signal).toArray());
      double sd = cells.sd().orElse(0);
      squares += sd * sd * (cells.n() - 1);
      df += cells.n() - 1;
    }
    return df == 0 ? 0 : Math.sqrt(squares / df);
  }

  private static List<Double> wells(List<CellReading> cells) {
    return List.copyOf(CellReading.wellMeans(cells, CellReading::signal).values());
  }
}
