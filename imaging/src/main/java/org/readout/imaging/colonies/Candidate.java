package org.readout.imaging.colonies;

import org.jspecify.annotations.Nullable;
import org.readout.imaging.Outline;

/**
 * Something that may be a colony, in pixels of the image. Immutable.
 *
 * @param id from 1, unique in the image
 * @param xPx centre of its area, from the left; the centre of the first pixel is 0
 * @param diameterPx of the circle of the same area
 * @param circularity 4π area / perimeter², 0 to 1
 * @param meanIntensity mean part of the light that it takes (or, lighter than its surroundings,
 *     adds): (background − pixel) / background in the channel mix of the image
 * @param reason why it is not counted; null if it is
 */
public record Candidate(
    int id,
    double xPx,
    double yPx,
    double areaPx,
    double diameterPx,
    double circularity,
    double meanIntensity,
    boolean accepted,
    @Nullable Rejection reason,
    Outline outline) {
  public Candidate {
    if (accepted != (reason == null)) {
      throw new IllegalArgumentException("a rejected candidate has a reason, an accepted one none");
    }
  }
}
