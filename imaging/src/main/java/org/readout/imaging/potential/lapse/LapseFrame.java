package org.readout.imaging.potential.lapse;

import java.util.List;
import org.readout.imaging.potential.MeasuredCell;

/**
 * One frame as it was measured. Immutable.
 *
 * @param seconds since the first frame, or any other fixed moment
 * @param cells with the centroids of their nuclei, which are what is followed
 * @param drift since the frame before; of the first frame {@link Drift#NONE}
 */
public record LapseFrame(double seconds, List<MeasuredCell> cells, Drift drift) {
  public LapseFrame {
    cells = List.copyOf(cells);
  }
}
