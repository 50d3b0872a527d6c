package org.readout.imaging.cells;

import java.util.Arrays;
import java.util.List;

/**
 * The 4-connected parts of a stain at every threshold at once: a node is a part, its parent is the
 * part that it lies in at the next lower threshold at which that part is larger. Each node knows
 * its moments and how steep the stain is along its contour and inside. One pass of union-find from
 * the brightest pixel down.
 *
 * <p>A parent has a smaller number than its children; node 0 is everything above the floor, however
 * many parts it has. A node's pixels are one stretch of {@link #pixels}.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2014.2336551">Carlinet and Géraud 2014, IEEE Trans.
 *     Image Process. 23:3885</a>
 */
final class ThresholdTree {
  static final int NONE = -1;

  /** Levels above the floor: enough that a step is below the noise where nothing is bright. */
  private static final int LEVELS = 255;

  /**
   * Slope over the mean step between neighbours across a contour in any direction: steps along x
   * and y see its cosine and sine, and are as many.
   */
  static final double ACROSS_TO_SLOPE = 4 / Math.PI;

  /** Up to this many times the noise the steps are even in the stain itself. */
  private static final double LINEAR_NOISES = 4;

  /** Pixels this many times the noise above the floor are in the tree. */
  private static final double LEAST_NOISES = 2;

  final Stain stain;
  final int[] parent;
  final int[] firstChild;
  final int[] nextSibling;
  final int[] area;

  /** Where in {@link #pixels} a node begins. */
  final int[] start;

  final int[] pixels;

  /** The lowest value in the node. */
  final float[] lowest;

  /** Sums over the pixels of: x, y, x², y², xy, value, slope. */
  final double[][] sums;

  /** Pairs of neighbours in and out of the node. */
  final int[] edges;

  /** By how much those inside are brighter, summed. */
  final double[] drop;

  /** Sides of pixels along the border of the image, and along what was left out. */
  final int[] cut;

  /** Of all pixels above the floor but those of an object: there {@code taken} is above 0. */
  static ThresholdTree of(Stain stain, int[] taken) {
    return new ThresholdTree(stain, taken);
  }

  /** Of all pixels above the floor. */
  static ThresholdTree of(Stain stain) {
    return new ThresholdTree(stain, new int[stain.grid().size()]);
  }

  private ThresholdTree(Stain stain, int[] taken) {
    this.stain = stain;
    int[] levels = levels(stain, taken);
    int[] sorted = sorted(levels);
    int n = sorted.length;
    int[] up = new int[n];
    int[] edge = new int[n];
    float[] fall = new float[n];
    int[] side = new int[n];
    join(levels, taken, sorted, up, edge, fall, side);
    int[] nodeOf = new int[n];
    int nodes = number(levels, sorted, up, nodeOf);
    parent = new int[nodes];
    firstChild = new int[nodes];
    nextSibling = new int[nodes];
    area = new int[nodes];
    start = new int[nodes];
    lowest = new float[nodes];
    edges = new int[nodes];
    drop = new double[nodes];
    cut = new int[nodes];
    sums = new double[7][nodes];
    Arrays.fill(lowest, Float.POSITIVE_INFINITY);
    for (int i = n - 1; i >= 0; i--) {
      int node = nodeOf[i];
      if (up[i] == i) {
        parent[node] = node == 0 ? NONE : 0;
      } else if (nodeOf[up[i]] != node) {
        parent[node] = nodeOf[up[i]];
      }
      add(node, sorted[i]);
      edges[node] += edge[i];
      drop[node] += fall[i];
      cut[node] += side[i];
    }
    int[] own = area.clone();
    gather();
    pixels = ordered(sorted, nodeOf, own);
  }

  /** Even steps of the logarithm: a dim nucleus is cut as finely as a bright one. */
  private static int[] levels(Stain stain, int[] taken) {
    float[] values = stain.values();
    float top = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      top = Math.max(top, value);
    }
    double unit = Math.max(LINEAR_NOISES * stain.noise(), Double.MIN_NORMAL);
    double highest = Math.max(Math.log1p((top - stain.floor()) / unit), Double.MIN_NORMAL);
    double least = stain.floor() + LEAST_NOISES * stain.noise();
    int[] levels = new int[values.length];
    for (int p = 0; p < values.length; p++) {
      if (values[p] > least && taken[p] <= 0) {
        double part = Math.log1p((values[p] - stain.floor()) / unit) / highest;
        levels[p] = 1 + (int) ((LEVELS - 1) * part);
      }
    }
    return levels;
  }

  private static int[] sorted(int[] levels) {
    int[] from = new int[LEVELS + 2];
    for (int level : levels) {
      from[level]++;
    }
    int total = levels.length - from[0];
    int at = 0;
    for (int level = LEVELS; level > 0; level--) {
      int n = from[level];
      from[level] = at;
      at += n;
    }
    int[] sorted = new int[total];
    for (int p = 0; p < levels.length; p++) {
      if (levels[p] > 0) {
        sorted[from[levels[p]]++] = p;
      }
    }
    return sorted;
  }

  private void join(
      int[] levels, int[] taken, int[] sorted, int[] up, int[] edge, float[] fall, int[] side) {
    Grid grid = stain.grid();
    float[] v = stain.values();
    int[] root = new int[sorted.length];
    int[] numberPlusOne = new int[levels.length];
    int[] beside = new int[Grid.MOST];
    for (int i = 0; i < sorted.length; i++) {
      int p = sorted[i];
      up[i] = i;
      root[i] = i;
      numberPlusOne[p] = i + 1;
      int n = grid.straight(p, beside);
      for (int k = 0; k < n; k++) {
        int q = beside[k];
        int other = numberPlusOne[q] - 1;
        if (taken[q] > 0) {
          side[i]++;
        } else if (other == NONE) {
          edge[i]++;
          fall[i] += v[p] - v[q];
        } else {
          edge[i]--;
          fall[i] -= v[q] - v[p];
          int top = find(root, other);
          if (top != i) {
            up[top] = i;
            root[top] = i;
          }
        }
      }
    }
    for (int i = sorted.length - 1; i >= 0; i--) {
      int q = up[i];
      if (levels[sorted[up[q]]] == levels[sorted[q]]) {
        up[i] = up[q];
      }
    }
  }

  /** Shortens the way for those who come after. */
  private static int find(int[] root, int of) {
    int at = of;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  private static int number(int[] levels, int[] sorted, int[] up, int[] nodeOf) {
    int nodes = 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      boolean leads = up[i] == i || levels[sorted[up[i]]] != levels[sorted[i]];
      nodeOf[i] = leads ? nodes++ : nodeOf[up[i]];
    }
    return nodes;
  }

  private void add(int node, int p) {
    int w = stain.grid().width();
    int x = p % w;
    int y = p / w;
    float v = stain.values()[p];
    area[node]++;
    lowest[node] = Math.min(lowest[node], v);
    sums[0][node] += x;
    sums[1][node] += y;
    sums[2][node] += (double) x * x;
    sums[3][node] += (double) y * y;
    sums[4][node] += (double) x * y;
    sums[5][node] += v;
    sums[6][node] += stain.slope()[p];
    cut[node] += x == 0 || x == w - 1 ? 1 : 0;
    cut[node] += y == 0 || y == stain.grid().height() - 1 ? 1 : 0;
  }

  private void gather() {
    Arrays.fill(firstChild, NONE);
    parent[0] = NONE;
    nextSibling[0] = NONE;
    for (int node = parent.length - 1; node > 0; node--) {
      int to = parent[node];
      nextSibling[node] = firstChild[to];
      firstChild[to] = node;
      area[to] += area[node];
      edges[to] += edges[node];
      drop[to] += drop[node];
      cut[to] += cut[node];
      lowest[to] = Math.min(lowest[to], lowest[node]);
      for (double[] sum : sums) {
        sum[to] += sum[node];
      }
    }
  }

  private int[] ordered(int[] sorted, int[] nodeOf, int[] own) {
    int[] free = new int[parent.length];
    for (int node = 0; node < parent.length; node++) {
      int in = parent[node];
      if (in == NONE) {
        start[node] = 0;
      } else {
        start[node] = free[in];
        free[in] += area[node];
      }
      free[node] = start[node] + own[node];
    }
    int[] at = start.clone();
    int[] ordered = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      ordered[at[nodeOf[i]]++] = sorted[i];
    }
    return ordered;
  }

  int size() {
    return parent.length;
  }

  /** How steep the stain is across the node's contour, on average (per pixel). */
  double contourSlope(int node) {
    return edges[node] == 0 ? 0 : drop[node] / edges[node] * ACROSS_TO_SLOPE;
  }

  /** The nodes' pixels, each under its running number from 1, 0 elsewhere. */
  int[] drawn(List<NucleusChoice.Part> parts) {
    int[] ids = new int[stain.grid().size()];
    int id = 0;
    for (NucleusChoice.Part part : parts) {
      id++;
      int from = start[part.node()];
      for (int i = from; i < from + area[part.node()]; i++) {
        ids[pixels[i]] = id;
      }
    }
    return ids;
  }
}
