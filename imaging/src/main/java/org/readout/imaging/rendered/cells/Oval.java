package org.readout.imaging.rendered.cells;

/**
 * An ellipse.
 *
 * @param longPx half of its long axis
 * @param shortPx half of its short axis
 * @param cos of the angle from the rows to its long axis
 * @param sin of the same
 */
record Oval(double xPx, double yPx, double longPx, double shortPx, double cos, double sin) {
  static Oval of(double xPx, double yPx, double longPx, double shortPx, double angle) {
    return new Oval(xPx, yPx, longPx, shortPx, StrictMath.cos(angle), StrictMath.sin(angle));
  }

  /** The same with its middle elsewhere, by pixels along its long and its short axis. */
  Oval moved(double alongPx, double acrossPx) {
    double dx = alongPx * cos - acrossPx * sin;
    double dy = alongPx * sin + acrossPx * cos;
    return new Oval(xPx + dx, yPx + dy, longPx, shortPx, cos, sin);
  }

  Oval scaled(double otherLongPx, double otherShortPx) {
    return new Oval(xPx, yPx, otherLongPx, otherShortPx, cos, sin);
  }

  Oval turned(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new Oval(xPx, yPx, longPx, shortPx, cos * c - sin * s, sin * c + cos * s);
  }

  /** How far along the long axis, in half axes. */
  double along(double x, double y) {
    return ((x - xPx) * cos + (y - yPx) * sin) / longPx;
  }

  double across(double x, double y) {
    return ((y - yPx) * cos - (x - xPx) * sin) / shortPx;
  }

  double reachPx() {
    return Math.max(longPx, shortPx);
  }
}
