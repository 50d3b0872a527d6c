package org.readout.imaging.potential.lapse;

import java.util.List;
import org.readout.imaging.potential.MeasuredCell;

/**
 * One cell over time. Immutable.
 *
 * @param id from 1, in the order in which cells were first seen
 * @param sightings in the order of time, one a frame at most
 */
public record Track(int id, List<Sighting> sightings) {
  public Track {
    sightings = List.copyOf(sightings);
  }

  /**
   * The cell in one frame.
   *
   * @param frame from 0
   * @param cell with the number that it has in the labels of that frame
   */
  public record Sighting(int frame, double seconds, MeasuredCell cell) {}
}
