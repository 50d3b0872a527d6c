package org.readout.imaging.potential.lapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.ImageException;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.Refusal;

/**
 * Makes courses of tracks: fluorescence relative to the frames before the drug. Refuses them where
 * bleaching eats the baseline, and millivolts where FCCP makes cells brighter. Pure.
 */
public final class LapseMeter {
  /** FCCP acts within a minute or two; a dye in quench mode shows it as a rise in that time. */
  private static final double FCCP_SECONDS = 120;

  /** A smaller rise may be focus or noise. */
  private static final double QUENCH_RISE = 0.1;

  /** Fewer frames have no slope. */
  private static final int LEAST_BASELINE = 4;

  private final Function<MeasuredCell, Estimate> number;
  private final LapseTimes times;
  private final @Nullable Bleaching bleaching;
  private final double first;

  private LapseMeter(
      Function<MeasuredCell, Estimate> number,
      LapseTimes times,
      @Nullable Bleaching bleaching,
      double first) {
    this.number = number;
    this.times = times;
    this.bleaching = bleaching;
    this.first = first;
  }

  /**
   * @param number for example {@code cell -> cell.brightness().cellMean()}
   * @param bleaching from vehicle cells; null if it is not known, and then nothing is corrected
   */
  public static TimeLapse measure(
      List<Track> tracks,
      Function<MeasuredCell, Estimate> number,
      LapseTimes times,
      @Nullable Bleaching bleaching) {
    double first =
        tracks.stream()
            .flatMap(track -> track.sightings().stream())
            .mapToDouble(Track.Sighting::seconds)
            .min()
            .orElse(0);
    return new LapseMeter(number, times, bleaching, first).measure(tracks);
  }

  private TimeLapse measure(List<Track> tracks) {
    double loss = baselineLoss(tracks);
    List<CellCourse> courses = new ArrayList<>();
    for (Track track : tracks) {
      if (track.sightings().stream().anyMatch(seen -> seen.seconds() < times.drug())) {
        courses.add(course(track, loss));
      }
    }
    @Nullable Double rise = riseAfterFccp(tracks);
    boolean dequenches = rise != null && rise > QUENCH_RISE;
    int frames =
        tracks.stream()
            .flatMap(track -> track.sightings().stream())
            .mapToInt(Track.Sighting::frame)
            .max()
            .orElse(-1);
    return new TimeLapse(
        courses, frames + 1, loss, bleaching, rise, dequenches ? Refusal.DEQUENCHES : null);
  }

  private CellCourse course(Track track, double loss) {
    Estimate baseline = median(track, seconds -> seconds < times.drug(), Refusal.NO_BASELINE);
    if (loss > Bleaching.LARGEST_LOSS) {
      baseline = Estimate.refused(Refusal.BASELINE_BLEACHES);
    } else if (baseline.value().isPresent() && !(baseline.value().getAsDouble() > 0)) {
      baseline = Estimate.refused(Refusal.TOO_DIM);
    }
    Estimate plateau =
        median(
            track,
            seconds -> times.fccp() != null && seconds >= times.fccp() + FCCP_SECONDS,
            Refusal.TOO_FEW_FRAMES);
    List<CellCourse.Point> points = new ArrayList<>();
    for (Track.Sighting seen : track.sightings()) {
      Estimate light = light(seen);
      points.add(new CellCourse.Point(seen.frame(), seen.seconds(), light, over(light, baseline)));
    }
    return new CellCourse(track.id(), baseline, points, plateau);
  }

  /** F, corrected for bleaching. */
  private Estimate light(Track.Sighting seen) {
    Estimate stored = number.apply(seen.cell());
    OptionalDouble value = stored.value();
    return bleaching == null || value.isEmpty()
        ? stored
        : Estimate.of(bleaching.corrected(value.getAsDouble(), seen.seconds() - first));
  }

  private static Estimate over(Estimate light, Estimate baseline) {
    if (baseline.value().isEmpty() || light.value().isEmpty()) {
      return baseline.value().isEmpty() ? baseline : light;
    }
    return Estimate.of(light.value().getAsDouble() / baseline.value().getAsDouble());
  }

  private Estimate median(Track track, DoublePredicate when, Refusal ifNone) {
    double[] values = values(track, when);
    return values.length == 0 ? Estimate.refused(ifNone) : Estimate.of(Courses.median(values));
  }

  private double[] values(Track track, DoublePredicate when) {
    return track.sightings().stream()
        .filter(seen -> when.test(seen.seconds()))
        .map(this::light)
        .flatMap(light -> light.value().stream().boxed())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * As the references bleach over the time of the baseline; without references as the typical cell
   * itself fades in it.
   */
  private double baselineLoss(List<Track> tracks) {
    double[] seconds =
        tracks.stream()
            .flatMap(track -> track.sightings().stream())
            .mapToDouble(Track.Sighting::seconds)
            .filter(second -> second < times.drug())
            .distinct()
            .sorted()
            .toArray();
    if (seconds.length == 0) {
      return 0;
    }
    double length = seconds[seconds.length - 1] - seconds[0];
    if (bleaching != null) {
      return bleaching.lossOver(length);
    }
    return seconds.length < LEAST_BASELINE ? 0 : ownFading(tracks, length);
  }

  private double ownFading(List<Track> tracks, double length) {
    List<Track> before = new ArrayList<>();
    for (Track track : tracks) {
      before.add(
          new Track(
              track.id(),
              track.sightings().stream().filter(seen -> seen.seconds() < times.drug()).toList()));
    }
    try {
      return Bleaching.of(before, number).lossOver(length);
    } catch (ImageException.Refused tooLittle) {
      return 0; // nothing to see a loss by: cells without light have no baseline anyway
    }
  }

  /** The highest that the typical cell gets within two minutes, over its level before. */
  private @Nullable Double riseAfterFccp(List<Track> tracks) {
    Double fccp = times.fccp();
    if (fccp == null) {
      return null;
    }
    Map<Integer, List<Double>> byFrame = new TreeMap<>();
    for (Track track : tracks) {
      double[] before = values(track, s -> s >= fccp - FCCP_SECONDS && s < fccp);
      double level = before.length == 0 ? 0 : Courses.median(before);
      for (Track.Sighting seen : track.sightings()) {
        OptionalDouble light = light(seen).value();
        boolean soon = seen.seconds() >= fccp && seen.seconds() <= fccp + FCCP_SECONDS;
        if (soon && level > 0 && light.isPresent()) {
          byFrame
              .computeIfAbsent(seen.frame(), any -> new ArrayList<>())
              .add(light.getAsDouble() / level - 1);
        }
      }
    }
    return byFrame.values().stream()
        .map(rises -> Courses.median(rises.stream().mapToDouble(Double::doubleValue).toArray()))
        .max(Double::compare)
        .orElse(null);
  }
}
