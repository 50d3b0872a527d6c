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

  /** The eight neighbours: four straight, four diagonal. */
  private static final int[] DX = {1, 0, -1, 0, 1, 1, -1, -1};

  private static final int[] DY = {0, 1, 0, -1, 1, -1, 1, -1};

  /** The number of the parent; -1 for a root (there may be several: level 0 is no node). */
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
    int n = sorted.length;
    int[] straight = new int[n];
    int[] diagonal = new int[n];
    int[] up = joined(levels, width, sorted, straight, diagonal);
    int[] nodeOf = new int[n];
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
    for (int i = n - 1; i >= 0; i--) {
      int node = nodeOf[i];
      if (up[i] == i) {
        parent[node] = NONE;
      } else if (nodeOf[up[i]] != node) {
        parent[node] = nodeOf[up[i]];
      }
      level[node] = levels[sorted[i]];
      add(node, sorted[i] % width, sorted[i] / width, straight[i], diagonal[i]);
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

  /**
   * For each pixel, by its number in {@code sorted}, the number of the pixel that stands for the
   * part it lies in at the next lower level; the edges that it adds less those that it closes.
   */
  private static int[] joined(
      int[] levels, int width, int[] sorted, int[] straight, int[] diagonal) {
    int height = levels.length / width;
    int[] up = new int[sorted.length];
    int[] root = new int[sorted.length];
    // Of a part, by its root: its pixels, and the one that was joined last and stands for it.
    int[] size = new int[sorted.length];
    int[] last = new int[sorted.length];
    // The number of a pixel that has been joined, plus one.
    int[] number = new int[levels.length];
    for (int i = 0; i < sorted.length; i++) {
      int p = sorted[i];
      up[i] = i;
      root[i] = i;
      size[i] = 1;
      number[p] = i + 1;
      int x = p % width;
      int y = p / width;
      int own = i;
      for (int k = 0; k < 8; k++) {
        int nx = x + DX[k];
        int ny = y + DY[k];
        boolean in = nx >= 0 && ny >= 0 && nx < width && ny < height;
        int other = in ? number[ny * width + nx] - 1 : NONE;
        int edge = other == NONE ? 1 : -1;
        straight[i] += k < 4 ? edge : 0;
        diagonal[i] += k < 4 ? 0 : edge;
        if (other != NONE && root[other] != own) {
          int top = find(root, other);
          if (top != own) {
            up[last[top]] = i;
            int smaller = size[top] < size[own] ? top : own;
            own = top == smaller ? own : top;
            root[smaller] = own;
            size[own] += size[smaller];
          }
        }
      }
      last[own] = i;
    }
    for (int i = sorted.length - 1; i >= 0; i--) {
      int q = up[i];
      if (levels[sorted[up[q]]] == levels[sorted[q]]) {
        up[i] = up[q];
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
      boolean leads = up[i] == i || levels[sorted[up[i]]] != levels[sorted[i]];
      nodeOf[i] = leads ? nodes++ : nodeOf[up[i]];
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
    for (int i = 0; i < sorted.length; i++) {
      ordered[at[nodeOf[i]]++] = sorted[i];
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
