package org.readout.app.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readout.acquisition.Computation;
import org.readout.acquisition.FieldRecord;
import org.readout.acquisition.JobKey;
import org.readout.acquisition.Study;
import org.readout.app.batch.Batch;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.field.Field;
import org.readout.imaging.field.FieldImages;
import org.readout.imaging.field.FieldMeter;

/**
 * Measures every field of a study that is not yet measured with these settings by this version.
 * Each field is in the record before it is told as done, so that a run that is stopped goes on
 * where it was.
 */
final class MeasureStudy {
  private final Study study;
  private final MeasureFields.Plan plan;

  MeasureStudy(Study study, MeasureFields.Plan plan) {
    this.study = study;
    this.plan = plan;
  }

  /** What is done with a field while its pixels are at hand. */
  interface WhileThere {
    void with(String name, FieldImages images, Field field) throws ImageException, ReadoutException;
  }

  /**
   * @param again measure also what is measured; it must come out the same
   */
  void run(
      List<StudyFields.Found> fields,
      boolean again,
      int threads,
      WhileThere alsoWhileThere,
      PotentialRun.Sink sink)
      throws ReadoutException {
    List<StudyFields.Found.Field> waiting = new ArrayList<>();
    for (StudyFields.Found found : fields) {
      if (found instanceof StudyFields.Found.NoField none) {
        sink.failed(none.name(), none.error(), none.remedy());
      } else if (found instanceof StudyFields.Found.Field field) {
        Optional<FieldRecord> record = again ? Optional.empty() : done(field);
        if (record.isPresent()) {
          sink.measured(field.source().place(), record.get(), true);
        } else {
          waiting.add(field);
        }
      }
    }
    measure(waiting, threads, alsoWhileThere, sink);
  }

  private Optional<FieldRecord> done(StudyFields.Found.Field field) throws ReadoutException {
    Optional<Computation> done = study.find(key(field));
    if (done.isEmpty()) {
      return Optional.empty();
    }
    if (!done.get().current()) {
      study.choose(done.get());
    }
    return study.field(done.get().id());
  }

  private void measure(
      List<StudyFields.Found.Field> waiting,
      int threads,
      WhileThere alsoWhileThere,
      PotentialRun.Sink sink)
      throws ReadoutException {
    MeasureFields.run(
        waiting.stream().map(StudyFields.Found.Field::source).toList(),
        plan,
        threads,
        (index, images, field, record) -> {
          study.commitField(key(waiting.get(index)), record);
          alsoWhileThere.with(waiting.get(index).name(), images, field);
        },
        new Batch.Sink<>() {
          @Override
          public void done(int index, FieldRecord record) throws ReadoutException {
            sink.measured(waiting.get(index).source().place(), record, false);
          }

          @Override
          public void failed(int index, String error, String remedy) throws ReadoutException {
            study.commitFailure(key(waiting.get(index)), error, remedy);
            sink.failed(waiting.get(index).name(), error, remedy);
          }
        });
  }

  /** The channels belong to the key: the same files with other parts give other numbers. */
  private JobKey key(StudyFields.Found.Field field) {
    Map<String, Object> all = new TreeMap<>(plan.parameters());
    Map<String, String> channels = new TreeMap<>();
    field
        .source()
        .channels()
        .forEach(
            (role, source) -> channels.put(role.word(), source.name() + ":" + source.channel()));
    all.put("channels", channels);
    return new JobKey(
        "potential", field.images(), FieldMeter.ALGORITHM, FieldMeter.VERSION, Json.text(all));
  }
}
