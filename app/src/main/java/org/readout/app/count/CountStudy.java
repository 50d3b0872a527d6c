package org.readout.app.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.readout.acquisition.Computation;
import org.readout.acquisition.CountRecord;
import org.readout.acquisition.JobKey;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyImage;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.colonies.ColonyCounter;
import org.readout.imaging.colonies.CountSettings;
import org.readout.imaging.colonies.CountedImage;

/**
 * Counts every image of a study that is not yet counted with these settings by this version. Each
 * image is in the record before it is told as done, so that a run that is stopped goes on where it
 * was.
 */
public final class CountStudy {
  private final Study study;
  private final CountSettings settings;

  public CountStudy(Study study, CountSettings settings) {
    this.study = study;
    this.settings = settings;
  }

  /** What becomes of each image, in the order of the study. */
  public interface Sink {
    /**
     * @param already it was counted before, with the same settings by the same version
     */
    void counted(StudyImage image, CountRecord count, boolean already) throws ReadoutException;

    void failed(StudyImage image, String error, String remedy) throws ReadoutException;
  }

  /** An image that needs counting. */
  private record Waiting(Study study, StudyImage image) implements CountImages.Source {
    @Override
    public String name() {
      return image.name();
    }

    @Override
    public ImageFile read() throws ImageException, ReadoutException {
      return ImageFile.of(image.name(), study.rawBytes(image.sha256()));
    }
  }

  /**
   * @param images those of the study that are to be counted
   * @param again count also what is counted; it must come out the same
   * @param alsoWhileThere what else to do with an image while its pixels are at hand
   */
  public void run(
      List<StudyImage> images,
      boolean again,
      int threads,
      CountImages.WhileThere alsoWhileThere,
      Sink sink)
      throws ReadoutException {
    List<Waiting> waiting = new ArrayList<>();
    for (StudyImage image : images) {
      Optional<Computation> done = study.find(key(image));
      Optional<CountRecord> count =
          again || done.isEmpty() ? Optional.empty() : study.count(done.get().id());
      if (count.isEmpty()) {
        waiting.add(new Waiting(study, image));
        continue;
      }
      if (!done.orElseThrow().current()) {
        study.choose(done.orElseThrow());
      }
      sink.counted(image, count.get(), true);
    }
    count(waiting, threads, alsoWhileThere, sink);
  }

  private void count(
      List<Waiting> waiting, int threads, CountImages.WhileThere alsoWhileThere, Sink sink)
      throws ReadoutException {
    Map<Integer, CountRecord> committed = new ConcurrentHashMap<>();
    CountImages.run(
        waiting,
        settings,
        threads,
        (index, file, image) -> {
          CountRecord record = Records.of(image);
          study.commitCount(key(waiting.get(index).image()), record);
          committed.put(index, record);
          alsoWhileThere.with(index, file, image);
        },
        new CountImages.Sink() {
          @Override
          public void counted(int index, CountedImage image) throws ReadoutException {
            CountRecord record = committed.remove(index);
            sink.counted(
                waiting.get(index).image(), record == null ? Records.of(image) : record, false);
          }

          @Override
          public void failed(int index, String error, String remedy) throws ReadoutException {
            StudyImage image = waiting.get(index).image();
            study.commitFailure(key(image), error, remedy);
            sink.failed(image, error, remedy);
          }
        });
  }

  private JobKey key(StudyImage image) {
    return new JobKey(
        "count",
        List.of(image.sha256()),
        ColonyCounter.ALGORITHM,
        ColonyCounter.VERSION,
        Json.text(settings.parameters()));
  }
}
