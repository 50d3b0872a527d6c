package org.readout.app.count;

import java.util.ArrayList;
import java.util.List;
import org.readout.app.batch.Batch;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.colonies.ColonyCounter;
import org.readout.imaging.colonies.CountSettings;
import org.readout.imaging.colonies.CountedImage;

/** Counts a set of images over the cores; see {@link Batch}. */
public final class CountImages {
  private CountImages() {}

  /** An image that is still to be read. */
  public interface Source {
    /** What messages call it. */
    String name();

    /** The bytes, checked to be an image that can be decoded. */
    ImageFile read() throws ImageException, ReadoutException;
  }

  /**
   * What becomes of each image; called on the thread that runs the set, in the order of the set.
   */
  public interface Sink {
    void counted(int index, CountedImage image) throws ReadoutException;

    void failed(int index, String error, String remedy) throws ReadoutException;
  }

  /** What is done with an image on the thread that counted it, while its pixels are at hand. */
  public interface WhileThere {
    void with(int index, ImageFile file, CountedImage image)
        throws ImageException, ReadoutException;
  }

  /** The counting of one image. */
  private record Counting(Source source, int index, CountSettings settings, WhileThere whileThere)
      implements Batch.Job<CountedImage> {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public CountedImage run() throws ImageException, ReadoutException {
      ImageFile file = source.read();
      CountedImage image = ColonyCounter.count(file, settings);
      whileThere.with(index, file, image);
      return image;
    }
  }

  /**
   * Counts all of {@code sources}.
   *
   * @param threads how many images are worked on at a time
   * @throws ReadoutException if the sink fails; what it was handed before is done
   */
  public static void run(
      List<? extends Source> sources,
      CountSettings settings,
      int threads,
      WhileThere whileThere,
      Sink sink)
      throws ReadoutException {
    List<Counting> jobs = new ArrayList<>();
    for (int index = 0; index < sources.size(); index++) {
      jobs.add(new Counting(sources.get(index), index, settings, whileThere));
    }
    Batch.run(
        jobs,
        threads,
        new Batch.Sink<>() {
          @Override
          public void done(int index, CountedImage image) throws ReadoutException {
            sink.counted(index, image);
          }

          @Override
          public void failed(int index, String error, String remedy) throws ReadoutException {
            sink.failed(index, error, remedy);
          }
        });
  }
}
