package org.readout.imaging.colonies;

import org.readout.imaging.Outline;

/**
 * A candidate before it is judged, in working pixels of its patch.
 *
 * @param compartment the number of its compartment
 * @param x centre of its area
 * @param contrast the signal that a quarter of its pixels reach
 * @param meanSignal over its area
 * @param flatness the part of its area that has four fifths of its height: little if out of focus
 * @param outline in image pixels
 */
record Blob(
    int compartment,
    double x,
    double y,
    int area,
    Form form,
    double contrast,
    double meanSignal,
    double flatness,
    Outline outline) {
  /** Of the circle of the same area. */
  double diameter() {
    return 2 * Math.sqrt(area / Math.PI);
  }
}
