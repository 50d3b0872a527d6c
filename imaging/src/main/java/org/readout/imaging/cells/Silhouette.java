package org.readout.imaging.cells;

import java.util.Arrays;

/**
 * The form of a set of pixels.
 *
 * @param area pixels
 * @param hull area of the convex hull of the pixels, in pixels
 */
record Silhouette(double area, double hull) {
  private static final int NONE = Integer.MAX_VALUE;

  /** Area over the area of the convex hull, 0 to 1. */
  double solidity() {
    return Math.min(1, area / hull);
  }

  /**
   * @param places of the pixels in an image {@code width} wide; at least one
   */
  static Silhouette of(int[] places, int width) {
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (int p : places) {
      top = Math.min(top, p / width);
      bottom = Math.max(bottom, p / width);
    }
    int[] left = new int[bottom - top + 1];
    int[] right = new int[left.length];
    Arrays.fill(left, NONE);
    Arrays.fill(right, -1);
    for (int p : places) {
      int row = p / width - top;
      left[row] = Math.min(left[row], p % width);
      right[row] = Math.max(right[row], p % width);
    }
    return new Silhouette(places.length, hull(left, right));
  }

  /** Area of the hull of the pixels' centres, and half a pixel around it. */
  private static double hull(int[] left, int[] right) {
    double[][] l = chain(left, -1);
    double[][] r = chain(right, 1);
    double[][] ring = Arrays.copyOf(r, r.length + l.length);
    for (int i = 0; i < l.length; i++) {
      ring[r.length + i] = l[l.length - 1 - i];
    }
    double twice = 0;
    double around = 0;
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      twice += a[0] * b[1] - b[0] * a[1];
      around += Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
    return Math.abs(twice) / 2 + around / 2 + Math.PI / 4;
  }

  /**
   * The outer side of the hull from top to bottom.
   *
   * @param side 1 for the right, -1 for the left
   */
  private static double[][] chain(int[] xs, int side) {
    double[][] stack = new double[xs.length][];
    int n = 0;
    for (int row = 0; row < xs.length; row++) {
      if (xs[row] < 0 || xs[row] == NONE) {
        continue;
      }
      double[] point = {xs[row], row};
      while (n >= 2 && side * turn(stack[n - 2], stack[n - 1], point) <= 0) {
        n--;
      }
      stack[n++] = point;
    }
    return Arrays.copyOf(stack, n);
  }

  /** Above 0 if the way from a over b to c turns to the right on the screen (y down). */
  private static double turn(double[] a, double[] b, double[] c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  }
}
