package org.readout.imaging.cells;

import java.util.Arrays;

/** Fills what a cell has all around it. */
final class Holes {
  private static final int NOT_SEEN = -1;
  private static final int OPEN = -2;

  private Holes() {}

  /**
   * Gives background that only one cell encloses to that cell; a gap between two stays. Background
   * is 4-connected, as cells are 8-connected.
   *
   * @param labels filled in place
   */
  static void fill(int[] labels, int width, int height) {
    boolean[] seen = new boolean[labels.length];
    int[] hole = new int[1024];
    for (int start = 0; start < labels.length; start++) {
      if (labels[start] != 0 || seen[start]) {
        continue;
      }
      int around = NOT_SEEN;
      int n = 0;
      seen[start] = true;
      hole[n++] = start;
      for (int i = 0; i < n; i++) {
        int p = hole[i];
        int x = p % width;
        int y = p / width;
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
          around = OPEN;
        }
        if (n + 4 > hole.length) {
          hole = Arrays.copyOf(hole, 2 * hole.length);
        }
        for (int side = 0; side < 4; side++) {
          int q = side(p, x, y, side, width, height);
          if (q < 0) {
            continue;
          }
          if (labels[q] != 0) {
            around = around == NOT_SEEN || around == labels[q] ? labels[q] : OPEN;
          } else if (!seen[q]) {
            seen[q] = true;
            hole[n++] = q;
          }
        }
      }
      if (around > 0) {
        for (int i = 0; i < n; i++) {
          labels[hole[i]] = around;
        }
      }
    }
  }

  /** The neighbour to the west, east, north or south; -1 beyond the border. */
  private static int side(int p, int x, int y, int side, int width, int height) {
    return switch (side) {
      case 0 -> x > 0 ? p - 1 : -1;
      case 1 -> x < width - 1 ? p + 1 : -1;
      case 2 -> y > 0 ? p - width : -1;
      default -> y < height - 1 ? p + width : -1;
    };
  }
}
