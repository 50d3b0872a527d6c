package org.readout.imaging.cells;

import java.util.Arrays;
import org.readout.imaging.Labels;
import org.readout.imaging.Outline;

/** Where each object of some labels lies and how large it is, from one pass over them. */
final class Extents {
  private final int[] area;
  private final long[] sumX;
  private final long[] sumY;
  private final int[] first;
  private final boolean[] atBorder;

  private Extents(int n) {
    area = new int[n];
    sumX = new long[n];
    sumY = new long[n];
    first = new int[n];
    atBorder = new boolean[n];
    Arrays.fill(first, -1);
  }

  static Extents of(Labels labels) {
    Extents extents = new Extents(labels.largest() + 1);
    int width = labels.widthPx();
    int height = labels.heightPx();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int id = labels.at(x, y);
        if (id != 0) {
          extents.add(id, x, y, y * width + x);
          extents.atBorder[id] |= x == 0 || y == 0 || x == width - 1 || y == height - 1;
        }
      }
    }
    return extents;
  }

  private void add(int id, int x, int y, int p) {
    area[id]++;
    sumX[id] += x;
    sumY[id] += y;
    if (first[id] < 0) {
      first[id] = p;
    }
  }

  /**
   * The object's first pixel in the order of rows.
   *
   * @throws IllegalArgumentException if no pixel has this number
   */
  int first(int id) {
    if (id >= area.length || area[id] == 0) {
      throw new IllegalArgumentException("no pixel is labelled " + id);
    }
    return first[id];
  }

  Cell cell(int id, Outline outline) {
    return new Cell(
        id,
        (double) sumX[id] / area[id],
        (double) sumY[id] / area[id],
        area[id],
        atBorder[id],
        outline);
  }
}
