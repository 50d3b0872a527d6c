package org.readout.imaging.mitochondria;

import org.readout.imaging.Calibration;
import org.readout.imaging.Outline;

/**
 * One connected piece of mitochondria, in pixels.
 *
 * @param id its number in the labels of the objects
 * @param cellId the cell that it is in
 * @param xPx column of the centroid, from the centre of the left-most pixel
 * @param yPx row of the centroid, from the centre of the top-most pixel
 * @param areaPx pixels
 * @param perimeterPx by Crofton's formula over four directions
 * @param circularityFormFactor 4πA/P², 0 to 1: 1 for a disc (CellProfiler's and ImageJ's
 *     circularity)
 * @param mitoFormFactor P²/4πA, from 1: the reciprocal, which papers on mitochondria call form
 *     factor
 * @param aspectRatio long over short axis of the ellipse of the same second moments, from 1
 */
public record MitochondrialObject(
    int id,
    int cellId,
    double xPx,
    double yPx,
    int areaPx,
    double perimeterPx,
    double circularityFormFactor,
    double mitoFormFactor,
    double aspectRatio,
    Branching branching,
    Outline outline) {
  /** As MiNA has it: an object with a junction is a network, one without an individual. */
  public boolean isNetwork() {
    return branching.junctions() > 0;
  }

  public double areaUm2(Calibration calibration) {
    return areaPx * calibration.umPerPx() * calibration.umPerPx();
  }
}
