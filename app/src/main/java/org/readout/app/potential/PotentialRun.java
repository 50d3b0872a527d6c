package org.readout.app.potential;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.acquisition.Study;
import org.readout.app.batch.Batch;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.cells.NucleusSettings;
import org.readout.imaging.field.FieldSettings;

/** What {@code readout potential} was asked to do, resolved before the first field is measured. */
public final class PotentialRun {
  private PotentialRun() {}

  /** The command line cannot be understood so. */
  public static final class Unclear extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Unclear(String message) {
      super(message);
    }
  }

  /** What becomes of each field. */
  public interface Sink {
    /**
     * @param before it was measured in an earlier run, with the same settings by the same version
     */
    void measured(FieldPlace place, FieldRecord field, boolean before) throws ReadoutException;

    void failed(String name, String error, String remedy) throws ReadoutException;
  }

  /** Fields in files. */
  public static final class Files {
    private final List<FieldSource> fields;
    private final MeasureFields.Plan plan;

    private Files(List<FieldSource> fields, MeasureFields.Plan plan) {
      this.fields = fields;
      this.plan = plan;
    }

    /** What messages and pictures call each field. */
    public List<String> names() {
      return fields.stream().map(field -> field.place().name()).toList();
    }

    /** Everything beside the images that changes the numbers. */
    public Map<String, Object> parameters() {
      return plan.parameters();
    }

    public void run(FieldPictures pictures, Sink sink) throws ReadoutException {
      MeasureFields.run(
          fields,
          plan,
          Runtime.getRuntime().availableProcessors(),
          (index, images, field, record) ->
              pictures.write(fields.get(index).place().name(), images, field),
          new Batch.Sink<>() {
            @Override
            public void done(int index, FieldRecord record) throws ReadoutException {
              sink.measured(fields.get(index).place(), record, false);
            }

            @Override
            public void failed(int index, String error, String remedy) throws ReadoutException {
              sink.failed(fields.get(index).place().name(), error, remedy);
            }
          });
    }
  }

  /** Fields of a study. */
  public static final class OfStudy {
    private final Study study;
    private final List<StudyFields.Found> fields;
    private final MeasureFields.Plan plan;
    private final StudyQuestions questions;

    private OfStudy(
        Study study,
        List<StudyFields.Found> fields,
        MeasureFields.Plan plan,
        StudyQuestions questions) {
      this.study = study;
      this.fields = fields;
      this.plan = plan;
      this.questions = questions;
    }

    /** What messages and pictures call each field. */
    public List<String> names() {
      return fields.stream().map(StudyFields.Found::name).toList();
    }

    /** Everything beside the images that changes the numbers, and what a person said once. */
    public Map<String, Object> parameters() {
      Map<String, Object> parameters = new LinkedHashMap<>(plan.parameters());
      parameters.put("probe", questions.probe().label());
      parameters.put("mode", questions.mode().label());
      return parameters;
    }

    public void run(FieldPictures pictures, Sink sink) throws ReadoutException {
      new MeasureStudy(study, plan)
          .run(
              fields,
              pictures.wanted(),
              Runtime.getRuntime().availableProcessors(),
              (name, images, field) -> pictures.write(name, images, field),
              sink);
    }
  }

  /**
   * @throws Unclear if the words do not say which file has which channel
   * @throws ImageException if a dark or flat-field image cannot be used
   */
  public static Files files(List<Path> targets, PotentialOptions options)
      throws ImageException, ReadoutException {
    options.refuseStudyOptions();
    List<FieldSource> fields = GivenFiles.fields(targets, options.channels());
    return new Files(fields, plan(options, fields));
  }

  /**
   * Keeps what the options say of probe, mode and channels as the study's answers.
   *
   * @throws Unclear if an option makes no sense for a study
   * @throws ImageException if a dark or flat-field image cannot be used
   */
  public static OfStudy study(Study study, PotentialOptions options)
      throws ImageException, ReadoutException {
    Map<ChannelRole, String> said = new EnumMap<>(ChannelRole.class);
    options
        .channels()
        .forEach(
            (role, words) -> {
              if (words.size() > 1) {
                throw new Unclear("--%s: name one channel of the study".formatted(role.word()));
              }
              said.put(role, words.get(0));
            });
    StudyQuestions questions = StudyQuestions.ask(study, options, said);
    List<StudyFields.Found> fields = StudyFields.required(study, questions.channels());
    List<FieldSource> sources =
        fields.stream()
            .filter(StudyFields.Found.Field.class::isInstance)
            .map(found -> ((StudyFields.Found.Field) found).source())
            .toList();
    return new OfStudy(study, fields, plan(options, sources), questions);
  }

  static MeasureFields.Plan plan(PotentialOptions options, List<FieldSource> fields)
      throws ImageException {
    Corrections corrections = GivenCorrections.of(options, fields);
    FieldSettings settings = FieldSettings.defaults();
    @Nullable Double diameter = options.nucleusDiameterPx();
    if (diameter != null) {
      settings =
          settings.withNuclei(
              new NucleusSettings(
                  OptionalDouble.of(diameter), settings.nuclei().smallestFraction()));
    }
    settings = settings.withMeter(settings.meter().withBorderCells(options.keepBorderCells()));
    if (options.bleed() != null) {
      settings = settings.withBleed(options.bleed());
    }
    return new MeasureFields.Plan(settings, corrections, options.umPerPx());
  }
}
