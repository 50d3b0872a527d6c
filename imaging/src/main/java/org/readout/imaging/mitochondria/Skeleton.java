package org.readout.imaging.mitochondria;

import java.util.Arrays;

/**
 * The middle line of an object, one pixel wide: thinned as Zhang and Suen do, until nothing
 * changes.
 *
 * <p>Their method takes a layer off at once, by which a square of two by two pixels vanishes, and
 * takes pixels with two neighbours, by which oblique lines are eaten up from their ends. Here a
 * pixel needs three neighbours to go, as Lü and Wang (1986, Commun. ACM 29:239) have it, and each
 * marked pixel is looked at once more when it is taken off, so that no object vanishes and none
 * falls apart. What is left of stairs is cut to oblique steps, so that a line's length is that of
 * its way.
 *
 * @see <a href="https://doi.org/10.1145/357994.358023">Zhang and Suen 1984, Commun. ACM 27:236</a>
 */
final class Skeleton {
  /** Of a pixel on the south-east side of its object; shifted by one, on the north-west side. */
  private static final int MAY_GO = 1;

  /** Of a pixel that neither holds its neighbours together nor is an end. */
  private static final int NOT_NEEDED = 4;

  private static final int LEAST_NEIGHBOURS = 3;
  private static final byte[] ROLE = roles();

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
      if ((ROLE[around(on, left[i], step)] & MAY_GO << side) != 0) {
        marked[marks++] = left[i];
      }
    }
    if (marks == 0) {
      return n;
    }
    for (int i = 0; i < marks; i++) {
      int p = marked[i];
      if ((ROLE[around(on, p, step)] & NOT_NEEDED) != 0) {
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

  /** The neighbours as bits, by direction. */
  private static int around(boolean[] on, int p, int[] step) {
    int bits = 0;
    for (int k = 0; k < 8; k++) {
      bits |= on[p + step[k]] ? 1 << k : 0;
    }
    return bits;
  }

  /** What each pattern of neighbours allows. */
  private static byte[] roles() {
    byte[] roles = new byte[256];
    for (int bits = 0; bits < roles.length; bits++) {
      int neighbours = Integer.bitCount(bits);
      // How often the neighbours change from off to on, once around.
      int changes = Integer.bitCount(bits & ~(bits << 1 | bits >> 7));
      boolean notNeeded = neighbours >= LEAST_NEIGHBOURS && changes == 1;
      boolean inLayer = notNeeded && neighbours <= 6;
      boolean southEast = inLayer && !has(bits, 0, 2, 4) && !has(bits, 2, 4, 6);
      boolean northWest = inLayer && !has(bits, 0, 2, 6) && !has(bits, 0, 4, 6);
      roles[bits] =
          (byte)
              ((southEast ? MAY_GO : 0)
                  | (northWest ? MAY_GO << 1 : 0)
                  | (notNeeded ? NOT_NEEDED : 0));
    }
    return roles;
  }

  private static boolean has(int bits, int a, int b, int c) {
    int all = 1 << a | 1 << b | 1 << c;
    return (bits & all) == all;
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
