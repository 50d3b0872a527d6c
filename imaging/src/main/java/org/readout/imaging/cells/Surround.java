package org.readout.imaging.cells;

import java.util.Arrays;
import org.readout.imaging.Labels;

/**
 * The pixels around nuclei, each given to the nearest nucleus: exact Euclidean distance between
 * pixel centres; of two at the same distance the lower number has it.
 */
final class Surround {
  private static final int FAR = 1 << 14;

  private Surround() {}

  /**
   * @param radiusPx how far around
   * @return the nuclei themselves and the rings around them; 0 elsewhere
   */
  static int[] grow(Labels nuclei, double radiusPx) {
    int width = nuclei.widthPx();
    int height = nuclei.heightPx();
    int reach = (int) Math.floor(radiusPx);
    int[] away = new int[width * height];
    int[] nearest = new int[width * height];
    down(nuclei.ids(), width, height, reach, away, nearest);
    int[] grown = new int[width * height];
    int limit = (int) Math.floor(radiusPx * radiusPx);
    for (int y = 0; y < height; y++) {
      // How many columns within reach know a nucleus: mostly none, and then there is no search.
      int known = 0;
      for (int x = -reach; x < width; x++) {
        int p = y * width + x;
        known += x + reach < width && away[p + reach] < FAR ? 1 : 0;
        known -= x - reach - 1 >= 0 && away[p - reach - 1] < FAR ? 1 : 0;
        if (x >= 0 && known > 0) {
          int own = nuclei.ids()[p];
          grown[p] = own != 0 ? own : nearestInRow(away, nearest, p, x, width, reach, limit);
        }
      }
    }
    return grown;
  }

  /** Distance in pixels to the nearest nucleus of the same column, and its number. */
  private static void down(int[] ids, int width, int height, int reach, int[] away, int[] nearest) {
    Arrays.fill(away, FAR);
    for (int y = 0; y < height; y++) {
      step(ids, away, nearest, width, y, y - 1 < 0 ? -1 : y - 1, reach);
    }
    for (int y = height - 1; y >= 0; y--) {
      step(ids, away, nearest, width, y, y + 1 == height ? -1 : y + 1, reach);
    }
  }

  private static void step(
      int[] ids, int[] away, int[] nearest, int width, int y, int from, int reach) {
    for (int x = 0; x < width; x++) {
      int p = y * width + x;
      if (ids[p] != 0) {
        away[p] = 0;
        nearest[p] = ids[p];
      } else if (from >= 0) {
        int q = from * width + x;
        int far = away[q] + 1;
        if (far <= reach && (far < away[p] || (far == away[p] && nearest[q] < nearest[p]))) {
          away[p] = far;
          nearest[p] = nearest[q];
        }
      }
    }
  }

  private static int nearestInRow(
      int[] away, int[] nearest, int p, int x, int width, int reach, int limit) {
    int best = limit + 1;
    int id = 0;
    for (int dx = Math.max(-reach, -x); dx <= Math.min(reach, width - 1 - x); dx++) {
      int q = p + dx;
      if (away[q] == FAR) {
        continue;
      }
      int square = dx * dx + away[q] * away[q];
      if (square < best || (square == best && id != 0 && nearest[q] < id)) {
        best = square;
        id = nearest[q];
      }
    }
    return id;
  }
}
