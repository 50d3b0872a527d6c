package org.readout.imaging.colonies;

import java.util.Arrays;

/**
 * Grows seeds over an image from its highest level to its lowest, each pixel to the seed that
 * reaches it first: a watershed without lines. 8-connected; ties go to the seed that came first.
 */
final class Flood {
  private Flood() {}

  /**
   * @param labels above 0 the seeds, 0 where they may grow, below 0 where not; grown in place
   * @param levels 0 to {@code highest}, as large
   * @param width pixels in a row
   */
  static void grow(int[] labels, int[] levels, int width, int highest) {
    int[] first = new int[highest + 1];
    int[] last = new int[highest + 1];
    int[] next = new int[labels.length];
    Arrays.fill(first, -1);
    int top = 0;
    for (int p = 0; p < labels.length; p++) {
      if (labels[p] > 0) {
        push(p, levels[p], first, last, next);
        top = Math.max(top, levels[p]);
      }
    }
    while (top >= 0) {
      int p = first[top];
      if (p < 0) {
        top--;
        continue;
      }
      first[top] = next[p];
      int x = p % width;
      for (int dy = -width; dy <= width; dy += width) {
        for (int dx = -1; dx <= 1; dx++) {
          int n = p + dy + dx;
          if (x + dx < 0 || x + dx >= width || n < 0 || n >= labels.length || labels[n] != 0) {
            continue;
          }
          labels[n] = labels[p];
          // No place is filled before the level that it is reached at: a pit fills from its brim.
          push(n, Math.min(levels[n], top), first, last, next);
        }
      }
    }
  }

  private static void push(int p, int level, int[] first, int[] last, int[] next) {
    next[p] = -1;
    if (first[level] < 0) {
      first[level] = p;
    } else {
      next[last[level]] = p;
    }
    last[level] = p;
  }
}
