package org.readout.imaging.rendered;

/**
 * A colony that is to be drawn.
 *
 * @param label from 1; 0 for what is not a colony
 * @param radiusPx of the circle with its area
 * @param pale took little stain
 */
record Sprout(int label, WellArea well, double xPx, double yPx, double radiusPx, boolean pale) {
  /** Free space between the edges of two colonies; negative where their circles overlap. */
  double gapTo(double x, double y, double radius) {
    double dx = x - xPx;
    double dy = y - yPx;
    return StrictMath.sqrt(dx * dx + dy * dy) - radius - radiusPx;
  }
}
