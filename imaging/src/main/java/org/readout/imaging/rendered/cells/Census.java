package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the pixels of each cell of a specimen and of its image. Confined to a thread. */
final class Census {
  private final Specimen specimen;
  private final int[] area;
  private final int[] nucleus;
  private final int[] mito;
  private final int[] saturated;
  private final boolean[] border;
  private final double[] sumX;
  private final double[] sumY;

  private Census(Specimen specimen, int cells) {
    this.specimen = specimen;
    area = new int[cells + 1];
    nucleus = new int[cells + 1];
    mito = new int[cells + 1];
    saturated = new int[cells + 1];
    border = new boolean[cells + 1];
    sumX = new double[cells + 1];
    sumY = new double[cells + 1];
  }

  /**
   * @param potential the image of the potential; null if none is taken
   */
  static List<TrueCell> of(
      Specimen specimen, List<CellPhysiology> cells, @Nullable CameraImage potential) {
    Census census = new Census(specimen, cells.size());
    census.count(potential);
    List<TrueCell> counted = new ArrayList<>();
    for (CellPhysiology cell : cells) {
      counted.add(census.one(cell));
    }
    return counted;
  }

  private void count(@Nullable CameraImage potential) {
    int ceiling = specimen.recipe.sensor().ceiling();
    int[] mitochondria = specimen.mitochondria();
    for (int y = 0, i = 0; y < specimen.height; y++) {
      for (int x = 0; x < specimen.width; x++, i++) {
        int id = specimen.cells[i];
        area[id]++;
        if (specimen.nuclei[i] > 0) {
          nucleus[id]++;
          sumX[id] += x;
          sumY[id] += y;
        }
        if (mitochondria[i] > 0) {
          mito[id]++;
          if (potential != null && potential.count(i) >= ceiling) {
            saturated[id]++;
          }
        }
        border[id] |= x == 0 || y == 0 || x == specimen.width - 1 || y == specimen.height - 1;
      }
    }
  }

  private TrueCell one(CellPhysiology cell) {
    int id = cell.id();
    CellShape shape = specimen.shapes.get(id - 1);
    boolean seen = nucleus[id] > 0;
    return new TrueCell(
        cell,
        seen ? sumX[id] / nucleus[id] : shape.xPx(),
        seen ? sumY[id] / nucleus[id] : shape.yPx(),
        area[id],
        nucleus[id],
        (double) mito[id] / Math.max(1, area[id] - nucleus[id]),
        (double) saturated[id] / Math.max(1, mito[id]),
        border[id]);
  }
}
