package org.readout.imaging.rendered.cells;

/**
 * An ellipse, in pixels and radians.
 *
 * @param longPx half of its long axis
 * @param shortPx half of its short axis
 */
record Oval(double xPx, double yPx, double longPx, double shortPx, double cos, double sin) {
  Oval(double xPx, double yPx, double longPx, double shortPx, double angle) {
    this(xPx, yPx, longPx, shortPx, StrictMath.cos(angle), StrictMath.sin(angle));
  }

  /** How far along the long axis, in half axes. */
  double along(double x, double y) {
    return ((x - xPx) * cos + (y - yPx) * sin) / longPx;
  }

  double across(double x, double y) {
    return ((y - yPx) * cos - (x - xPx) * sin) / shortPx;
  }

  /** 0 in the middle, 1 on the outline. */
  double depth(double x, double y) {
    double u = along(x, y);
    double v = across(x, y);
    return Math.sqrt(u * u + v * v);
  }

  double reachPx() {
    return Math.max(longPx, shortPx);
  }
}
