package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.readout.analysis.potential.CellPotential.Use;

/**
 * The cells of one treatment on one plate. Cells too dim to be logged are the most depolarised;
 * leaving them out alone would make the rest look polarised. As many of the brightest are set aside
 * with them, so that the mean of what is left is that of any symmetric spread.
 */
final class PlateGroup {
  private final List<CellReading> cells;
  private final PlateScale scale;
  private final List<Use> uses;

  /**
   * @param cells in {@link CellReading#inOrder}, at least one
   */
  PlateGroup(List<CellReading> cells, PlateScale scale) {
    this.cells = cells;
    this.scale = scale;
    Use[] byCell = new Use[cells.size()];
    List<Integer> bright = new ArrayList<>();
    for (int i = 0; i < byCell.length; i++) {
      byCell[i] = scale.canBeLogged(cells.get(i)) ? Use.IN_MEAN : Use.TOO_DIM;
      if (byCell[i] == Use.IN_MEAN) {
        bright.add(i);
      }
    }
    // The sort is stable, so that equal cells keep the order that all sums have.
    bright.sort(Comparator.comparingDouble((Integer i) -> -scale.normalised(cells.get(i))));
    int dim = byCell.length - bright.size();
    bright.subList(0, Math.min(dim, bright.size())).forEach(i -> byCell[i] = Use.SET_ASIDE);
    this.uses = List.of(byCell);
  }

  int cellCount() {
    return cells.size();
  }

  int tooDimCount() {
    return Collections.frequency(uses, Use.TOO_DIM);
  }

  /** Whether the mean of the wells stands clear of FCCP, as far as can be told. */
  boolean standsClear() {
    List<Double> means =
        List.copyOf(CellReading.wellMeans(cells, c -> c.signal() - scale.zero()).values());
    return scale.leastOfWells().isEmpty()
        || CellReading.mean(means) > scale.leastOfWells().getAsDouble();
  }

  /** Of each well that has a cell left: the mean over fields of the means over cells. */
  List<Double> wellLogRatios() {
    List<CellReading> kept = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (uses.get(i) == Use.IN_MEAN) {
        kept.add(cells.get(i));
      }
    }
    return List.copyOf(
        CellReading.wellMeans(kept, cell -> Math.log(scale.normalised(cell))).values());
  }

  List<Double> wellNormalised() {
    return List.copyOf(CellReading.wellMeans(cells, scale::normalised).values());
  }

  List<Double> wellSignals() {
    return List.copyOf(CellReading.wellMeans(cells, CellReading::signal).values());
  }

  int fieldCount() {
    return (int)
        cells.stream()
            .map(c -> List.of(c.cell().place().well(), c.cell().place().field()))
            .distinct()
            .count();
  }

  /** In the order of the cells. */
  List<CellPotential> potentials(boolean millivolts, Nernst nernst) {
    List<CellPotential> potentials = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      potentials.add(potential(cells.get(i), uses.get(i), millivolts, nernst));
    }
    return potentials;
  }

  private CellPotential potential(CellReading reading, Use use, boolean millivolts, Nernst nernst) {
    double normalised = scale.normalised(reading);
    boolean logged = use != Use.TOO_DIM;
    double log = logged ? Math.log(normalised) : 0;
    return new CellPotential(
        reading.cell().source(),
        reading.cell().place(),
        reading.cell().treatment(),
        reading.cell().role(),
        reading.signal(),
        normalised,
        logged ? OptionalDouble.of(log) : OptionalDouble.empty(),
        logged && millivolts
            ? OptionalDouble.of(nernst.changeMillivolts(log))
            : OptionalDouble.empty(),
        use);
  }
}
