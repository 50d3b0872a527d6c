package org.readout.app.potential;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.readout.app.batch.Batch;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;
import org.readout.imaging.field.Field;
import org.readout.imaging.field.FieldImages;
import org.readout.imaging.field.FieldMeter;
import org.readout.imaging.files.StoredImage;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.potential.lapse.Bleaching;
import org.readout.imaging.potential.lapse.CellTracks;
import org.readout.imaging.potential.lapse.Drift;
import org.readout.imaging.potential.lapse.LapseFrame;
import org.readout.imaging.potential.lapse.LapseMeter;
import org.readout.imaging.potential.lapse.LapseTimes;
import org.readout.imaging.potential.lapse.TimeLapse;
import org.readout.imaging.potential.lapse.Track;

/** Time lapses: cells followed from frame to frame, each relative to itself before the drug. */
public final class LapseRun {
  private final List<FieldSource> fields;
  private final MeasureFields.Plan plan;
  private final double intervalSeconds;
  private final LapseTimes times;
  private final @Nullable FieldSource reference;

  private LapseRun(
      List<FieldSource> fields,
      MeasureFields.Plan plan,
      double intervalSeconds,
      LapseTimes times,
      @Nullable FieldSource reference) {
    this.fields = fields;
    this.plan = plan;
    this.intervalSeconds = intervalSeconds;
    this.times = times;
    this.reference = reference;
  }

  /** What becomes of each time lapse. */
  public interface Sink {
    void measured(String name, TimeLapse lapse) throws ReadoutException;

    void failed(String name, String error, String remedy) throws ReadoutException;
  }

  /**
   * @throws PotentialRun.Unclear if the words do not say which file has which channel, or when what
   *     happened
   */
  public static LapseRun of(List<Path> targets, PotentialOptions options, LapseOptions lapse)
      throws ImageException, ReadoutException {
    options.refuseStudyOptions();
    List<FieldSource> fields = GivenFiles.fields(targets, options.channels());
    if (!fields.get(0).channels().containsKey(ChannelRole.SIGNAL)) {
      throw new PotentialRun.Unclear("--signal: a time lapse is of a signal");
    }
    return new LapseRun(
        fields,
        PotentialRun.plan(options, fields),
        lapse.intervalSeconds(),
        lapse.times(),
        reference(fields.get(0), lapse.bleachingFrom()));
  }

  /** One file with the same channels as the first field's. */
  private static @Nullable FieldSource reference(FieldSource like, @Nullable Path file) {
    if (file == null) {
      return null;
    }
    Map<ChannelRole, ChannelSource> channels = new EnumMap<>(ChannelRole.class);
    like.channels()
        .forEach(
            (role, source) ->
                channels.put(role, new ChannelSource(file, file.toString(), source.channel())));
    return new FieldSource(FieldPlace.of(file.toString()), channels);
  }

  public List<String> names() {
    return fields.stream().map(field -> field.place().name()).toList();
  }

  /** Everything beside the images that changes the numbers. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = plan.parameters();
    parameters.put("interval_s", intervalSeconds);
    parameters.put("drug_at_s", times.drug());
    Double fccp = times.fccp();
    parameters.put("fccp_at_s", fccp == null ? "none" : fccp);
    parameters.put("bleaching_from", reference == null ? "none" : reference.place().name());
    return parameters;
  }

  /** The measuring of one time lapse. */
  private record Following(LapseRun of, FieldSource source, @Nullable Bleaching bleaching)
      implements Batch.Job<TimeLapse> {
    @Override
    public String name() {
      return source.place().name();
    }

    @Override
    public TimeLapse run() throws ImageException {
      return LapseMeter.measure(of.tracks(source), LapseRun::number, of.times, bleaching);
    }
  }

  /**
   * @throws ImageException if the reference of bleaching cannot be measured
   */
  public void run(Sink sink) throws ReadoutException, ImageException {
    @Nullable Bleaching bleaching =
        reference == null ? null : Bleaching.of(tracks(reference), LapseRun::number);
    List<Following> jobs = new ArrayList<>();
    for (FieldSource field : fields) {
      jobs.add(new Following(this, field, bleaching));
    }
    Batch.run(
        jobs,
        Runtime.getRuntime().availableProcessors(),
        new Batch.Sink<TimeLapse>() {
          @Override
          public void done(int index, TimeLapse lapse) throws ReadoutException {
            sink.measured(names().get(index), lapse);
          }

          @Override
          public void failed(int index, String error, String remedy) throws ReadoutException {
            sink.failed(names().get(index), error, remedy);
          }
        });
  }

  /** What is followed: robust to focus and to the mask. */
  private static Estimate number(MeasuredCell cell) {
    return cell.brightness().cellMean();
  }

  private List<Track> tracks(FieldSource source) throws ImageException {
    int frames = frames(source);
    List<LapseFrame> measured = new ArrayList<>();
    @Nullable Plane before = null;
    double diameterPx = 0;
    for (int frame = 0; frame < frames; frame++) {
      FieldImages images =
          FieldReader.read(source.at(frame), plan.corrections(), plan.umPerPx()).images();
      Field field = FieldMeter.measure(images, plan.settings());
      Plane stain = images.nuclei().image().stored();
      Drift drift = before == null ? Drift.NONE : Drift.between(before, stain);
      before = stain;
      diameterPx = Math.max(diameterPx, field.nuclei().diameterPx());
      MeasuredField probe = field.probe();
      measured.add(
          new LapseFrame(
              frame * intervalSeconds, probe == null ? List.of() : probe.cells(), drift));
    }
    return CellTracks.link(measured, diameterPx);
  }

  private static int frames(FieldSource source) throws ImageException {
    ChannelSource nuclei = source.nuclei();
    try (StoredImage file = StoredImage.open(nuclei.file())) {
      if (file.sizeT() < 2) {
        throw new ImageException.Refused(
            nuclei.name() + ": is no time lapse: it has one moment",
            "Give a file with several moments (OME-TIFF, ImageJ), or leave --drug-at out.");
      }
      return file.sizeT();
    }
  }
}
