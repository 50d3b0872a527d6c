package org.readout.analysis.potential;

import java.util.OptionalDouble;

/**
 * One cell on its plate's scale.
 *
 * @param signal counts above background, or red over green for JC-1
 * @param normalised 1 as the control; 0 as FCCP where the scale is FCCP's, and then zero or below
 *     for a cell that lost everything
 * @param logRatio natural logarithm of the normalised signal; empty when too dim
 * @param changeMillivolts apparent, against the control of the same plate; positive is depolarised;
 *     empty when too dim, or where millivolts are withheld
 */
public record CellPotential(
    String source,
    Place place,
    String treatment,
    CellRole role,
    double signal,
    double normalised,
    OptionalDouble logRatio,
    OptionalDouble changeMillivolts,
    Use use) {

  /** Whether the cell is in the mean of logarithms. */
  public enum Use {
    IN_MEAN,
    /** Not clear of FCCP: it has no logarithm worth anything. */
    TOO_DIM,
    /** One of the brightest, as many as are too dim, so that what is left stays in the middle. */
    SET_ASIDE
  }
}
