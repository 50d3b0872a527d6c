package org.readout.imaging.colonies;

import java.util.Arrays;

/**
 * The connected parts of an image at every threshold at once, as a tree: a node is a part, its
 * parent is the part that it lies in at the next lower threshold at which that part is larger. One
 * pass of union-find over the pixels from the highest level down, 8-connected; n log n in time.
 * Immutable once built.
 *
 * <p>Nodes are numbered so that a parent has a smaller number than its children. A node's pixels
 * are one stretch of {@link #pixels}.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2014.2336551">Carlinet and Géraud 2014, IEEE Trans.
 *     Image Process. 23:3885</a>
 */
final class MaxTree {
  private static final int NONE = -1;

  /** The number of the parent; -1 for a root (there may be several: level 0 belongs to no node). */
  final int[] parent;

  /** The threshold at which the node is this large: all its pixels are at least at it. */
  final int[] level;

  /** The highest level in the node. */
  final int[] peak;

  /** The places of all pixels, ordered so that each node's are together. */
  final int[] pixels;

  /** Where in {@link #pixels} a node begins; its own pixels first, then its children's. */
  final int[] start;

  final int[] area;

  /** Sums over a node's pixels: x, y, x², y², xy. */
  final double[][] moments;

  /** Neighbour pairs in and out of the node, across and down. */
  final int[] straightEdges;

  /** The same along both diagonals. */
  final int[] diagonalEdges;

  private final int[] firstChild;
  private final int[] nextSibling;

  /**
   * @param levels 0 is outside of everything
   * @param width pixels in a row
   * @param highest no level is above it
   */
  static MaxTree of(int[] levels, int width, int highest) {
    return new MaxTree(levels, width, highest);
  }

  private MaxTree(int[] levels, int width, int highest) {
    int[] sorted = sorted(levels, highest);
    int[] delta4 = new int[levels.length];
    int[] delta8 = new int[levels.length];
    int[] up = joined(levels, width, sorted, delta4, delta8);
    int[] nodeOf = new int[levels.length];
    int nodes = numbered(levels, sorted, up, nodeOf);
    parent = new int[nodes];
    level = new int[nodes];
    peak = new int[nodes];
    area = new int[nodes];
    start = new int[nodes];
    moments = new double[5][nodes];
    straightEdges = new int[nodes];
    diagonalEdges = new int[nodes];
    firstChild = new int[nodes];
    nextSibling = new int[nodes];
    for (int i = sorted.length - 1; i >= 0; i--) {
      int p = sorted[i];
      int node = nodeOf[p];
      if (up[p] == p) {
        parent[node] = NONE;
      } else if (nodeOf[up[p]] != node) {
        parent[node] = nodeOf[up[p]];
      }
      level[node] = levels[p];
      add(node, p % width, p / width, delta4[p], delta8[p]);
    }
    int[] own = area.clone();
    gather();
    pixels = ordered(sorted, nodeOf, own);
  }

  /** Places of all pixels above 0, the highest first, and from top left within a level. */
  private static int[] sorted(int[] levels, int highest) {
    int[] from = new int[highest + 2];
    for (int value : levels) {
      from[value]++;
    }
    int total = levels.length - from[0];
    int at = 0;
    for (int value = highest; value > 0; value--) {
      int n = from[value];
      from[value] = at;
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

  private static int[] joined(int[] levels, int width, int[] sorted, int[] delta4, int[] delta8) {
    int height = levels.length / width;
    int[] up = new int[levels.length];
    int[] root = new int[levels.length];
    Arrays.fill(root, NONE);
    for (int p : sorted) {
      up[p] = p;
      root[p] = p;
      int x = p % width;
      int y = p / width;
      int straight = 0;
      int diagonal = 0;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          if (dx == 0 && dy == 0) {
            continue;
          }
          int nx = x + dx;
          int ny = y + dy;
          boolean in = nx >= 0 && ny >= 0 && nx < width && ny < height;
          int n = p + dy * width + dx;
          boolean higher = in && root[n] != NONE;
          if (dx == 0 || dy == 0) {
            straight += higher ? -1 : 1;
          } else {
            diagonal += higher ? -1 : 1;
          }
          if (higher) {
            int top = find(root, n);
            if (top != p) {
              up[top] = p;
              root[top] = p;
            }
          }
        }
      }
      delta4[p] = straight;
      delta8[p] = diagonal;
    }
    for (int i = sorted.length - 1; i >= 0; i--) {
      int p = sorted[i];
      int q = up[p];
      if (levels[up[q]] == levels[q]) {
        up[p] = up[q];
      }
    }
    return up;
  }

  private static int find(int[] root, int of) {
    int top = of;
    while (root[top] != top) {
      top = root[top];
    }
    int at = of;
    while (root[at] != top) {
      int next = root[at];
      root[at] = top;
      at = next;
    }
    return top;
  }

  private static int numbered(int[] levels, int[] sorted, int[] up, int[] nodeOf) {
    int nodes = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      int p = sorted[i];
      boolean leads = up[p] == p || levels[up[p]] != levels[p];
      nodeOf[p] = leads ? nodes++ : nodeOf[up[p]];
    }
    return nodes;
  }

  private void add(int node, int x, int y, int straight, int diagonal) {
    area[node]++;
    moments[0][node] += x;
    moments[1][node] += y;
    moments[2][node] += (double) x * x;
    moments[3][node] += (double) y * y;
    moments[4][node] += (double) x * y;
    straightEdges[node] += straight;
    diagonalEdges[node] += diagonal;
  }

  /** Adds every node to its parent, and links children in the order of their numbers. */
  private void gather() {
    Arrays.fill(firstChild, NONE);
    for (int node = parent.length - 1; node >= 0; node--) {
      peak[node] = Math.max(peak[node], level[node]);
      int to = parent[node];
      if (to == NONE) {
        nextSibling[node] = NONE;
        continue;
      }
      nextSibling[node] = firstChild[to];
      firstChild[to] = node;
      peak[to] = Math.max(peak[to], peak[node]);
      area[to] += area[node];
      straightEdges[to] += straightEdges[node];
      diagonalEdges[to] += diagonalEdges[node];
      for (double[] moment : moments) {
        moment[to] += moment[node];
      }
    }
  }

  private int[] ordered(int[] sorted, int[] nodeOf, int[] own) {
    int[] free = new int[parent.length];
    int next = 0;
    for (int node = 0; node < parent.length; node++) {
      int in = parent[node];
      if (in == NONE) {
        start[node] = next;
        next += area[node];
      } else {
        start[node] = free[in];
        free[in] += area[node];
      }
      free[node] = start[node] + own[node];
    }
    int[] at = start.clone();
    int[] ordered = new int[sorted.length];
    for (int p : sorted) {
      ordered[at[nodeOf[p]]++] = p;
    }
    return ordered;
  }

  int size() {
    return parent.length;
  }

  /** The first child, or -1. */
  int firstChild(int node) {
    return firstChild[node];
  }

  /** The next child of the same parent, or -1. */
  int nextSibling(int node) {
    return nextSibling[node];
  }

  /** The places of a node's pixels, its children's among them. */
  int[] pixelsOf(int node) {
    return Arrays.copyOfRange(pixels, start[node], start[node] + area[node]);
  }
}
