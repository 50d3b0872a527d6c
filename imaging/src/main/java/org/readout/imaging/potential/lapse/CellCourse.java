package org.readout.imaging.potential.lapse;

import java.util.List;
import org.readout.imaging.potential.Estimate;

/**
 * One cell over time, relative to itself before the drug. Immutable.
 *
 * @param track its number
 * @param baseline F0: the median of the frames before the drug, camera counts above background
 * @param points one for each frame in which the cell was seen
 * @param plateau median of the frames from two minutes after FCCP on, which stands for no
 *     potential; refused without FCCP
 */
public record CellCourse(int track, Estimate baseline, List<Point> points, Estimate plateau) {
  public CellCourse {
    points = List.copyOf(points);
  }

  /**
   * One frame.
   *
   * @param fluorescence F, corrected for bleaching where that is known
   * @param relative F / F0
   */
  public record Point(int frame, double seconds, Estimate fluorescence, Estimate relative) {}
}
