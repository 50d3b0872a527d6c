package org.readout.app.count;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.colonies.ColonyCounter;
import org.readout.imaging.colonies.CountSettings;
import org.readout.imaging.colonies.CountedImage;

/**
 * Counts a set of images over the cores and hands each result on in the order in which the images
 * were given. One failure does not touch the others.
 *
 * <p>At most two images a core are in memory, whatever the number of images.
 */
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

  /** A result or the reason why there is none. */
  private sealed interface Outcome {
    record Counted(CountedImage image) implements Outcome {}

    record Failed(String error, String remedy) implements Outcome {}
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
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<Outcome>> underWay = new ArrayDeque<>();
      Iterator<? extends Source> waiting = sources.iterator();
      int submitted = 0;
      for (int index = 0; index < sources.size(); index++) {
        while (waiting.hasNext() && underWay.size() < 2 * threads) {
          Source source = waiting.next();
          int place = submitted++;
          underWay.add(pool.submit(() -> count(source, place, settings, whileThere)));
        }
        hand(index, await(underWay.remove()), sink);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Outcome count(
      Source source, int index, CountSettings settings, WhileThere whileThere) {
    try {
      ImageFile file = source.read();
      CountedImage image = ColonyCounter.count(file, settings);
      whileThere.with(index, file, image);
      return new Outcome.Counted(image);
    } catch (ImageException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()), e.remedy());
    } catch (ReadoutException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()), e.remedy());
    } catch (OutOfMemoryError e) {
      return new Outcome.Failed(
          source.name() + ": not enough memory to count it",
          "Count it by itself, or scan it at a lower resolution.");
    }
  }

  private static Outcome await(Future<Outcome> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("stopped before it was counted", "Run the same command again.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void hand(int index, Outcome outcome, Sink sink) throws ReadoutException {
    if (outcome instanceof Outcome.Counted counted) {
      sink.counted(index, counted.image());
    } else if (outcome instanceof Outcome.Failed failed) {
      sink.failed(index, failed.error(), failed.remedy());
    }
  }
}
