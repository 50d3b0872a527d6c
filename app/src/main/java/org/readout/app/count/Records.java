package org.readout.app.count;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.CountRecord;
import org.readout.imaging.Calibration;
import org.readout.imaging.Outline;
import org.readout.imaging.colonies.Candidate;
import org.readout.imaging.colonies.CountedImage;
import org.readout.imaging.colonies.CountedRegion;
import org.readout.imaging.colonies.Flag;

/**
 * Turns what imaging counted into what a study keeps, field by field; the two do not know each
 * other.
 */
public final class Records {
  private Records() {}

  public static CountRecord of(CountedImage image) {
    Calibration calibration = image.calibration();
    return new CountRecord(
        image.widthPx(),
        image.heightPx(),
        calibration == null ? OptionalDouble.empty() : OptionalDouble.of(calibration.umPerPx()),
        calibration == null ? "" : calibration.source(),
        image.regions().stream().map(region -> region(region, calibration)).toList());
  }

  private static CountRecord.Region region(
      CountedRegion region, @Nullable Calibration calibration) {
    List<CountRecord.Candidate> objects =
        region.candidates().stream().map(candidate -> object(candidate, calibration)).toList();
    return new CountRecord.Region(
        region.name(),
        CountRecord.Kind.valueOf(region.kind().name()),
        region.count(),
        region.tooNumerous(),
        region.areaFraction(),
        region.rejected(),
        region.flags().stream().map(Flag::name).toList(),
        text(region.outline()),
        objects);
  }

  private static CountRecord.Candidate object(
      Candidate candidate, @Nullable Calibration calibration) {
    return new CountRecord.Candidate(
        candidate.id(),
        candidate.xPx(),
        candidate.yPx(),
        candidate.areaPx(),
        candidate.diameterPx(),
        calibration == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(candidate.diameterPx() * calibration.umPerPx()),
        candidate.circularity(),
        candidate.meanIntensity(),
        candidate.accepted(),
        Optional.ofNullable(candidate.reason()).map(reason -> reason.sentence()),
        text(candidate.outline()));
  }

  private static String text(Outline outline) {
    return outline.points().stream()
        .map(point -> point.x() + "," + point.y())
        .collect(Collectors.joining(" "));
  }
}
