package org.readout.imaging.cells;

import java.util.Arrays;

/** Takes hairs and crumbs off objects and fills their holes. */
final class Tidy {
  /** What is thinner than twice this is not of a nucleus (typical diameters). */
  private static final double HAIR_DIAMETERS = 1.0 / 15;

  private Tidy() {}

  /** Each object opened by a small disc, its largest part, without holes. */
  static int[] of(int[] ids, int count, double diameterPx, Grid grid) {
    int radius = (int) Math.round(HAIR_DIAMETERS * diameterPx);
    int[] opened = ids;
    for (int i = 0; i < radius; i++) {
      opened = eroded(opened, grid, i % 2 == 1);
    }
    for (int i = 0; i < radius; i++) {
      opened = dilated(opened, ids, grid, i % 2 == 1);
    }
    int[] largest = largest(opened, count, grid);
    fill(largest, grid);
    return largest;
  }

  /** Objects and one pixel around each. */
  static int[] withSkirt(int[] ids, Grid grid) {
    int[] anywhere = new int[ids.length];
    Arrays.fill(anywhere, -1);
    return dilated(ids, anywhere, grid, true);
  }

  private static int[] eroded(int[] ids, Grid grid, boolean diagonal) {
    int[] out = new int[ids.length];
    int[] beside = new int[Grid.MOST];
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] > 0) {
        boolean inside = true;
        int n = diagonal ? grid.all(p, beside) : grid.straight(p, beside);
        for (int k = 0; k < n; k++) {
          inside &= ids[beside[k]] == ids[p];
        }
        out[p] = inside ? ids[p] : 0;
      }
    }
    return out;
  }

  /**
   * @param bounds which object a pixel may become; -1 for any
   */
  private static int[] dilated(int[] ids, int[] bounds, Grid grid, boolean diagonal) {
    int[] out = ids.clone();
    int[] beside = new int[Grid.MOST];
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] == 0 && bounds[p] != 0) {
        int n = diagonal ? grid.all(p, beside) : grid.straight(p, beside);
        for (int k = 0; k < n; k++) {
          int id = ids[beside[k]];
          out[p] = bounds[p] < 0 || bounds[p] == id ? Math.max(out[p], id) : out[p];
        }
      }
    }
    return out;
  }

  /** The largest 4-connected part of each object. */
  static int[] largest(int[] ids, int count, Grid grid) {
    int[] part = new int[ids.length];
    int[] place = new int[ids.length];
    int[] area = new int[count + 1];
    int[] best = new int[count + 1];
    int parts = 0;
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] > 0 && part[p] == 0) {
        int n = flood(ids, p, ++parts, part, place, grid);
        if (n > area[ids[p]]) {
          area[ids[p]] = n;
          best[ids[p]] = parts;
        }
      }
    }
    int[] out = new int[ids.length];
    for (int p = 0; p < ids.length; p++) {
      out[p] = ids[p] > 0 && part[p] == best[ids[p]] ? ids[p] : 0;
    }
    return out;
  }

  /**
   * Background that touches one object only, and not the border of the image, becomes that
   * object's.
   */
  static void fill(int[] ids, Grid grid) {
    int[] part = new int[ids.length];
    int[] place = new int[ids.length];
    int parts = 0;
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] == 0 && part[p] == 0) {
        int n = flood(ids, p, ++parts, part, place, grid);
        int owner = onlyNeighbour(ids, place, n, grid);
        for (int i = 0; owner > 0 && i < n; i++) {
          ids[place[i]] = owner;
        }
      }
    }
  }

  /** The one object around these pixels of background; 0 if there are more, or the border. */
  private static int onlyNeighbour(int[] ids, int[] place, int n, Grid grid) {
    int owner = 0;
    int[] beside = new int[Grid.MOST];
    for (int i = 0; i < n; i++) {
      if (grid.atBorder(place[i])) {
        return 0;
      }
      int around = grid.straight(place[i], beside);
      for (int k = 0; k < around; k++) {
        int id = ids[beside[k]];
        if (id > 0 && owner > 0 && id != owner) {
          return 0;
        }
        owner = Math.max(owner, id);
      }
    }
    return owner;
  }

  /** Marks the 4-connected pixels of equal id; returns how many are in {@code place}. */
  private static int flood(int[] ids, int first, int mark, int[] part, int[] place, Grid grid) {
    int[] beside = new int[Grid.MOST];
    int n = 1;
    place[0] = first;
    part[first] = mark;
    for (int done = 0; done < n; done++) {
      int around = grid.straight(place[done], beside);
      for (int k = 0; k < around; k++) {
        int q = beside[k];
        if (ids[q] == ids[first] && part[q] == 0) {
          part[q] = mark;
          place[n++] = q;
        }
      }
    }
    return n;
  }
}
