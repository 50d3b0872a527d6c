package org.readout.app.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.app.batch.Batch;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.field.Field;
import org.readout.imaging.field.FieldImages;
import org.readout.imaging.field.FieldMeter;
import org.readout.imaging.field.FieldSettings;

/** Measures a set of fields over the cores; see {@link Batch}. */
final class MeasureFields {
  private MeasureFields() {}

  /** What is done with a field on the thread that measured it, while its pixels are at hand. */
  interface WhileThere {
    void with(int index, FieldImages images, Field field, FieldRecord record)
        throws ImageException, ReadoutException;
  }

  /** How fields are read and measured, the same for all of them. */
  record Plan(FieldSettings settings, Corrections corrections, @Nullable Double umPerPx) {
    /** Everything beside the images that changes the numbers. */
    Map<String, Object> parameters() {
      Map<String, Object> parameters = new TreeMap<>(settings.parameters());
      parameters.put("dark", corrections.dark().source());
      parameters.put("flat", corrections.flat().source());
      parameters.put("um_per_px_said", umPerPx == null ? "no" : umPerPx);
      return parameters;
    }
  }

  /** The measuring of one field. */
  private record Measuring(FieldSource source, int index, Plan plan, WhileThere whileThere)
      implements Batch.Job<FieldRecord> {
    @Override
    public String name() {
      return source.place().name();
    }

    @Override
    public FieldRecord run() throws ImageException, ReadoutException {
      FieldReader.ReadField read = FieldReader.read(source, plan.corrections(), plan.umPerPx());
      Field field = FieldMeter.measure(read.images(), plan.settings());
      FieldRecord record = FieldRecords.of(field, read);
      whileThere.with(index, read.images(), field, record);
      return record;
    }
  }

  /**
   * Measures all of {@code sources}.
   *
   * @param threads how many fields are worked on at a time
   * @throws ReadoutException if the sink fails; what it was handed before is done
   */
  static void run(
      List<FieldSource> sources,
      Plan plan,
      int threads,
      WhileThere whileThere,
      Batch.Sink<FieldRecord> sink)
      throws ReadoutException {
    List<Measuring> jobs = new ArrayList<>();
    for (int index = 0; index < sources.size(); index++) {
      jobs.add(new Measuring(sources.get(index), index, plan, whileThere));
    }
    Batch.run(jobs, threads, sink);
  }
}
