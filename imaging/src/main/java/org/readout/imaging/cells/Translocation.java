package org.readout.imaging.cells;

import java.util.List;
import java.util.OptionalDouble;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

/**
 * How bright a stain is on a nucleus and around it: a protein that moves into the nucleus raises
 * the one over the other.
 *
 * @param id the number of the nucleus
 * @param nucleusMean over the nucleus, in the unit of the plane
 * @param aroundMean over the rest of the cell, or over the ring; not a number where there is no
 *     pixel
 * @param aroundPx how many pixels the rest has
 */
public record Translocation(int id, double nucleusMean, double aroundMean, int aroundPx) {
  /** Nucleus over surroundings; empty where these are not above the background. */
  public OptionalDouble ratio() {
    return aroundMean > 0 ? OptionalDouble.of(nucleusMean / aroundMean) : OptionalDouble.empty();
  }

  /**
   * @param signal without its background, else every ratio is drawn towards one
   * @param cells rings or cells; a nucleus whose cell was rejected is left out
   * @return in the order of the cells
   * @throws IllegalArgumentException if signal, nuclei and cells are not equally large
   */
  public static List<Translocation> of(Plane signal, FoundNuclei nuclei, FoundCells cells) {
    Labels inner = nuclei.labels();
    Labels outer = cells.labels();
    if (signal.samples().length != inner.ids().length
        || inner.widthPx() != signal.widthPx()
        || outer.widthPx() != signal.widthPx()
        || outer.heightPx() != signal.heightPx()) {
      throw new IllegalArgumentException("signal, nuclei and cells are not equally large");
    }
    int n = outer.largest() + 1;
    double[] nucleusSum = new double[n];
    double[] aroundSum = new double[n];
    int[] nucleusPx = new int[n];
    int[] aroundPx = new int[n];
    for (int p = 0; p < outer.ids().length; p++) {
      int id = outer.ids()[p];
      if (id != 0 && inner.ids()[p] == id) {
        nucleusSum[id] += signal.samples()[p];
        nucleusPx[id]++;
      } else if (id != 0) {
        aroundSum[id] += signal.samples()[p];
        aroundPx[id]++;
      }
    }
    return cells.cells().stream()
        .map(Cell::id)
        .map(
            id ->
                new Translocation(
                    id, nucleusSum[id] / nucleusPx[id], aroundSum[id] / aroundPx[id], aroundPx[id]))
        .toList();
  }
}
