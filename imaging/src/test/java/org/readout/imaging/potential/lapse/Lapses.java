package org.readout.imaging.potential.lapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.Refusal;

/** Time-lapses of which everything is known. */
final class Lapses {
  private Lapses() {}

  /** A cell with nothing but a place and a mean. */
  static MeasuredCell cell(int id, double x, double y, double mean) {
    Estimate none = Estimate.refused(Refusal.NO_PIXELS);
    MeasuredCell.Brightness brightness =
        new MeasuredCell.Brightness(
            Estimate.of(mean), none, none, none, none, none, none, none, none, none, none, 0, 0);
    return new MeasuredCell(
        id, x, y, new MeasuredCell.Area(1000, 300, 0), brightness, null, null, Set.of(), null);
  }

  static Estimate mean(MeasuredCell cell) {
    return cell.brightness().cellMean();
  }

  /** What a cell does over time, as a factor of its own brightness. */
  interface Course {
    double at(double seconds);
  }

  /** Twenty still cells of different brightness, a frame every {@code every} seconds. */
  static List<Track> tracks(int frames, double every, double noise, Course course) {
    SplittableRandom random = new SplittableRandom(9);
    List<Track> tracks = new ArrayList<>();
    for (int id = 1; id <= 20; id++) {
      double own = 200 + 40 * id;
      List<Track.Sighting> sightings = new ArrayList<>();
      for (int frame = 0; frame < frames; frame++) {
        double t = frame * every;
        double mean = own * (course.at(t) + noise * random.nextGaussian());
        sightings.add(new Track.Sighting(frame, t, cell(id, id * 30, 100, mean)));
      }
      tracks.add(new Track(id, sightings));
    }
    return tracks;
  }
}
