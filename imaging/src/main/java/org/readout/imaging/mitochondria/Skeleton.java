package org.readout.imaging.mitochondria;

import java.util.Arrays;

/**
 * The middle line of an object, one pixel wide: thinned as Zhang and Suen do, until nothing
 * changes.
 *
 * <p>Their method takes a layer off at once, by which a square of two by two pixels and oblique
 * lines two pixels wide vanish. Here each marked pixel is looked at once more when it is taken off,
 * and stays if it has come to hold its neighbours together or to be an end; so no object vanishes
 * and none falls apart. What is left of stairs is cut to oblique steps, so that a line's length is
 * that of its way.
 *
 * @see <a href="https://doi.org/10.1145/357994.358023">Zhang and Suen 1984, Commun. ACM 27:236</a>
 */
final class Skeleton {
  private Skeleton() {}

  /**
   * @return true on the middle line; as large as the grid
   */
  static boolean[] of(Grid grid) {
    boolean[] on = grid.inside.clone();
    int[] left = grid.places.clone();
    int n = left.length;
    int before;
    do {
      before = n;
      n = peel(on, left, n, grid.step, 0);
      n = peel(on, left, n, grid.step, 1);
    } while (n < before);
    cutStairs(on, left, n, grid.step);
    return on;
  }

  /**
   * Takes half of a layer off.
   *
   * @param side 0 from the south-east, 1 from the north-west
   * @return how many of {@code left} are left
   */
  private static int peel(boolean[] on, int[] left, int n, int[] step, int side) {
    int[] marked = new int[n];
    int marks = 0;
    for (int i = 0; i < n; i++) {
      if (mayGo(on, left[i], step, side)) {
        marked[marks++] = left[i];
      }
    }
    for (int i = 0; i < marks; i++) {
      int p = marked[i];
      if (neighbours(on, p, step) >= 2 && changes(on, p, step) == 1) {
        on[p] = false;
      }
    }
    int rest = 0;
    for (int i = 0; i < n; i++) {
      if (on[left[i]]) {
        left[rest++] = left[i];
      }
    }
    return rest;
  }

  private static boolean mayGo(boolean[] on, int p, int[] step, int side) {
    int neighbours = neighbours(on, p, step);
    if (neighbours < 2 || neighbours > 6 || changes(on, p, step) != 1) {
      return false;
    }
    boolean north = on[p + step[0]];
    boolean east = on[p + step[2]];
    boolean south = on[p + step[4]];
    boolean west = on[p + step[6]];
    return side == 0
        ? !(north && east && south) && !(east && south && west)
        : !(north && east && west) && !(north && south && west);
  }

  private static int neighbours(boolean[] on, int p, int[] step) {
    int n = 0;
    for (int there : step) {
      n += on[p + there] ? 1 : 0;
    }
    return n;
  }

  /** How often the neighbours change from off to on, once around. */
  private static int changes(boolean[] on, int p, int[] step) {
    int n = 0;
    boolean last = on[p + step[7]];
    for (int there : step) {
      boolean next = on[p + there];
      n += next && !last ? 1 : 0;
      last = next;
    }
    return n;
  }

  /** Takes the corners of stairs off where the line holds together without them. */
  private static void cutStairs(boolean[] on, int[] left, int n, int[] step) {
    for (int p : Arrays.copyOf(left, n)) {
      boolean corner = false;
      for (int k = 0; k < 8; k += 2) {
        corner |= on[p + step[k]] && on[p + step[(k + 2) % 8]];
      }
      if (corner && pieces(on, p, step) == 1) {
        on[p] = false;
      }
    }
  }

  /** Into how many pieces the neighbours of a pixel fall without it, 8-connected. */
  private static int pieces(boolean[] on, int p, int[] step) {
    int n = 0;
    for (int k = 0; k < 8; k += 2) {
      boolean here = on[p + step[k]];
      boolean next = on[p + step[k + 1]] || on[p + step[(k + 2) % 8]];
      n += !here && next ? 1 : 0;
    }
    return n;
  }
}
