package org.readout.imaging.mitochondria;

import java.util.Arrays;
import org.readout.imaging.Labels;

/** The pixels of each cell, one cell after the other, each in the order of rows. */
final class CellPixels {
  private final int[] pixels;
  private final int[] end;

  private CellPixels(int[] pixels, int[] end) {
    this.pixels = pixels;
    this.end = end;
  }

  /**
   * @param without pixels that are not 0 here belong to no cell
   */
  static CellPixels of(Labels cells, Labels without) {
    int[] ids = cells.ids();
    int[] end = new int[cells.largest() + 2];
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] != 0 && without.ids()[p] == 0) {
        end[ids[p] + 1]++;
      }
    }
    for (int id = 1; id < end.length; id++) {
      end[id] += end[id - 1];
    }
    int[] pixels = new int[end[end.length - 1]];
    int[] next = end.clone();
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] != 0 && without.ids()[p] == 0) {
        pixels[next[ids[p]]++] = p;
      }
    }
    return new CellPixels(pixels, end);
  }

  int[] of(int id) {
    return Arrays.copyOfRange(pixels, end[id], end[id + 1]);
  }
}
