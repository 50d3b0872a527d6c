package org.readout.imaging.potential.lapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.MeasuredCell;

/** One number of many cells over time. */
final class Courses {
  private Courses() {}

  /**
   * Of the cells that were seen in all frames and are above the background on average, each divided
   * by its own mean.
   *
   * @return per cell its times and its values
   */
  static List<double[][]> whole(List<Track> tracks, Function<MeasuredCell, Estimate> number) {
    long frames =
        tracks.stream()
            .flatMap(track -> track.sightings().stream())
            .mapToInt(Track.Sighting::frame)
            .distinct()
            .count();
    List<double[][]> courses = new ArrayList<>();
    for (Track track : tracks) {
      double[] seconds = track.sightings().stream().mapToDouble(Track.Sighting::seconds).toArray();
      double[] values =
          track.sightings().stream()
              .mapToDouble(seen -> number.apply(seen.cell()).value().orElse(Double.NaN))
              .toArray();
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      if (values.length == frames && mean > 0) {
        courses.add(new double[][] {seconds, Arrays.stream(values).map(v -> v / mean).toArray()});
      }
    }
    return courses;
  }

  /** The median cell in each frame. */
  static double[] typical(List<double[][]> courses) {
    double[] typical = new double[courses.get(0)[0].length];
    for (int frame = 0; frame < typical.length; frame++) {
      int at = frame;
      typical[frame] = median(courses.stream().mapToDouble(course -> course[1][at]).toArray());
    }
    return typical;
  }

  /**
   * @param values at least one
   */
  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
