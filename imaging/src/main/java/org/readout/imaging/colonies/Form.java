package org.readout.imaging.colonies;

import java.util.Arrays;

/**
 * How round a connected set of pixels is.
 *
 * @param circularity 4π area / perimeter², 0 to 1
 * @param solidity area over the area of the convex hull, 0 to 1
 * @param aspect short over long axis of the ellipse of the same second moments, 0 to 1
 * @param filling area over the area of that ellipse, 0 to 1: less than 1 for rings and dumbbells
 */
record Form(double circularity, double solidity, double aspect, double filling) {
  /** A pixel's own second moment: it is a square and not a point. */
  private static final double PIXEL_VARIANCE = 1.0 / 12;

  /** The form of a node, by the sums that the tree keeps. */
  /** Two equal discs that overlap by half of their width are less solid than this. */
  private static final double DISC_SOLIDITY = 0.955;

  /** And longer than this. */
  private static final double DISC_ASPECT = 0.82;

  /** Made of few pixels a disc is this solid, and less long than any two discs. */
  private static final double SMALL_DISC_SOLIDITY = 0.94;

  private static final double SMALL_DISC_ASPECT = 0.92;

  /** Two equal discs a radius apart are as long as this. */
  private static final double PAIR_ASPECT = 0.78;

  /** And fill their ellipse like this; crooked things do not. */
  private static final double PAIR_FILLING = 0.95;

  static Form of(MaxTree tree, int node, int width) {
    return of(
        new double[] {
          tree.moments[0][node],
          tree.moments[1][node],
          tree.moments[2][node],
          tree.moments[3][node],
          tree.moments[4][node]
        },
        circularity(tree.area[node], tree.straightEdges[node], tree.diagonalEdges[node]),
        tree.pixels,
        tree.start[node],
        tree.area[node],
        width);
  }

  /**
   * The form of the pixels {@code pixels[start]} to {@code pixels[start + n - 1]}, places in an
   * image {@code width} wide.
   *
   * @param sums over them of x, y, x², y², xy
   */
  static Form of(double[] sums, double circularity, int[] pixels, int start, int n, int width) {
    double mx = sums[0] / n;
    double my = sums[1] / n;
    double xx = sums[2] / n - mx * mx + PIXEL_VARIANCE;
    double yy = sums[3] / n - my * my + PIXEL_VARIANCE;
    double xy = sums[4] / n - mx * my;
    double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double major = (xx + yy) / 2 + root;
    double minor = Math.max(PIXEL_VARIANCE / 2, (xx + yy) / 2 - root);
    double ellipse = 4 * Math.PI * Math.sqrt(major * minor);
    return new Form(
        circularity,
        Math.min(1, n / hullArea(pixels, start, n, width)),
        Math.sqrt(minor / major),
        Math.min(1, n / ellipse));
  }

  /**
   * By Crofton's formula over four directions: for a disc, 8r pairs of neighbours cross its border
   * straight and 8√2 r diagonally.
   */
  static double circularity(double area, int straightEdges, int diagonalEdges) {
    double perimeter = Math.PI / 8 * (straightEdges + diagonalEdges / Math.sqrt(2));
    return Math.min(1, 4 * Math.PI * area / (perimeter * perimeter));
  }

  /** Whether this is one disc beyond doubt, and not two that touch. */
  boolean isDisc() {
    return (solidity > DISC_SOLIDITY && aspect > DISC_ASPECT)
        || (solidity > SMALL_DISC_SOLIDITY && aspect > SMALL_DISC_ASPECT);
  }

  /** Whether this is an oval without a dent: two discs, if what grows here is round. */
  boolean isPair() {
    return isLong() && filling > PAIR_FILLING;
  }

  /** Whether this is as long as two discs a radius apart. */
  boolean isLong() {
    return aspect < PAIR_ASPECT;
  }

  /** One number from 0 to 1: how much this looks like one colony. */
  double score() {
    double stretched = 0.35 + 0.65 * Math.min(1, aspect * 1.25);
    return solidity * solidity * stretched * (0.5 + 0.5 * filling) * (0.6 + 0.4 * circularity);
  }

  /** The area of the convex hull of the pixels' centres, with the half pixel around it. */
  private static double hullArea(int[] pixels, int start, int count, int width) {
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (int i = start; i < start + count; i++) {
      top = Math.min(top, pixels[i] / width);
      bottom = Math.max(bottom, pixels[i] / width);
    }
    int rows = bottom - top + 1;
    int[] left = new int[rows];
    int[] right = new int[rows];
    Arrays.fill(left, Integer.MAX_VALUE);
    Arrays.fill(right, -1);
    for (int i = start; i < start + count; i++) {
      int row = pixels[i] / width - top;
      int x = pixels[i] % width;
      left[row] = Math.min(left[row], x);
      right[row] = Math.max(right[row], x);
    }
    return hullOfRows(left, right, rows);
  }

  private static double hullOfRows(int[] left, int[] right, int rows) {
    int[] leftRows = new int[rows];
    int[] rightRows = new int[rows];
    int lefts = chain(left, leftRows, -1);
    int rights = chain(right, rightRows, 1);
    double twice = 0;
    double perimeter = 0;
    int corners = lefts + rights;
    // Down the right side and up the left one.
    int x = left[leftRows[0]];
    int y = leftRows[0];
    for (int i = 0; i < corners; i++) {
      int row = i < rights ? rightRows[i] : leftRows[corners - 1 - i];
      int at = i < rights ? right[row] : left[row];
      twice += (double) x * row - (double) at * y;
      perimeter += Math.sqrt((double) (at - x) * (at - x) + (double) (row - y) * (row - y));
      x = at;
      y = row;
    }
    // The hull of the centres, grown by half a pixel all around.
    return Math.abs(twice) / 2 + perimeter / 2 + Math.PI / 4;
  }

  /**
   * The outer side of a convex hull from top to bottom.
   *
   * @param hull gets the rows of its corners
   * @param side 1 for the right, -1 for the left
   * @return how many corners there are
   */
  private static int chain(int[] xs, int[] hull, int side) {
    int n = 0;
    for (int row = 0; row < xs.length; row++) {
      if (xs[row] < 0 || xs[row] == Integer.MAX_VALUE) {
        continue;
      }
      while (n >= 2 && side * turn(xs, hull[n - 2], hull[n - 1], row) <= 0) {
        n--;
      }
      hull[n++] = row;
    }
    return n;
  }

  /** Above zero if the way over rows a, b and c turns to the right on the screen (y down). */
  private static long turn(int[] xs, int a, int b, int c) {
    return (long) (xs[b] - xs[a]) * (c - a) - (long) (b - a) * (xs[c] - xs[a]);
  }
}
