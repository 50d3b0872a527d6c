package org.readout.imaging.potential.lapse;

import java.util.List;
import java.util.function.Function;
import org.readout.imaging.ImageException;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.MeasuredCell;

/**
 * How fast light destroys the dye: {@code F(t) = F(0) · exp(−k t)}, from cells that nothing was
 * done to. Immutable.
 *
 * @param ratePerSecond k; slightly negative where nothing bleaches
 * @param standardError of k, 1/s
 * @param frames how many frames it was judged by
 * @param cells how many cells it was judged by
 */
public record Bleaching(double ratePerSecond, double standardError, int frames, int cells) {
  /** Of what a baseline may lose: beyond, its correction is larger than most effects. */
  public static final double LARGEST_LOSS = 0.2;

  /**
   * From vehicle or unstimulated cells, recorded like the others.
   *
   * @param number for example {@code cell -> cell.brightness().cellMean()}
   * @throws ImageException.Refused if there are too few frames, or the cells have no light
   */
  public static Bleaching of(List<Track> references, Function<MeasuredCell, Estimate> number)
      throws ImageException.Refused {
    List<double[][]> courses = Courses.whole(references, number);
    if (courses.isEmpty()) {
      throw new ImageException.Refused(
          "bleaching: no reference cell has light above the background in every frame",
          "Give vehicle cells that were recorded like the others.");
    }
    double[] seconds = courses.get(0)[0];
    return ExponentialFit.of(seconds, Courses.typical(courses), courses.size());
  }

  /** What is left of the light after so many seconds, 1 at none. */
  public double left(double seconds) {
    return Math.exp(-ratePerSecond * seconds);
  }

  /**
   * @param seconds since the first frame
   */
  public double corrected(double fluorescence, double seconds) {
    return fluorescence / left(seconds);
  }

  /** The part of the light that a baseline of that length loses; 0 where it gains. */
  public double lossOver(double seconds) {
    return Math.max(0, 1 - left(seconds));
  }
}
