package org.readout.app.batch;

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

/**
 * Runs jobs over the cores and hands each result on in the order in which the jobs were given. One
 * failure does not touch the others.
 *
 * <p>At most two jobs a core are under way or waiting to be handed on, whatever their number.
 */
public final class Batch {
  private Batch() {}

  /** What is to be done for one image or field; run on any thread. */
  public interface Job<T> {
    /** What messages call it. */
    String name();

    T run() throws ImageException, ReadoutException;
  }

  /**
   * What becomes of each job; called on the thread that runs the batch, in the order of the jobs.
   */
  public interface Sink<T> {
    void done(int index, T result) throws ReadoutException;

    void failed(int index, String error, String remedy) throws ReadoutException;
  }

  /** A result or the reason why there is none. */
  private sealed interface Outcome<T> {
    record Done<T>(T result) implements Outcome<T> {}

    record Failed<T>(String error, String remedy) implements Outcome<T> {}
  }

  /**
   * Runs all of {@code jobs}.
   *
   * @param threads how many are worked on at a time
   * @throws ReadoutException if the sink fails; what it was handed before is done
   */
  public static <T> void run(List<? extends Job<T>> jobs, int threads, Sink<T> sink)
      throws ReadoutException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<Outcome<T>>> underWay = new ArrayDeque<>();
      Iterator<? extends Job<T>> waiting = jobs.iterator();
      for (int index = 0; index < jobs.size(); index++) {
        while (waiting.hasNext() && underWay.size() < 2 * threads) {
          Job<T> job = waiting.next();
          underWay.add(pool.submit(() -> outcome(job)));
        }
        Outcome<T> outcome = await(underWay.remove());
        if (outcome instanceof Outcome.Done<T> done) {
          sink.done(index, done.result());
        } else if (outcome instanceof Outcome.Failed<T> failed) {
          sink.failed(index, failed.error(), failed.remedy());
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> Outcome<T> outcome(Job<T> job) {
    try {
      return new Outcome.Done<>(job.run());
    } catch (ImageException e) {
      return new Outcome.Failed<>(String.valueOf(e.getMessage()), e.remedy());
    } catch (ReadoutException e) {
      return new Outcome.Failed<>(String.valueOf(e.getMessage()), e.remedy());
    } catch (OutOfMemoryError e) {
      return new Outcome.Failed<>(
          job.name() + ": not enough memory for it",
          "Do it by itself, or take the image at a lower resolution.");
    }
  }

  private static <T> Outcome<T> await(Future<Outcome<T>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed<>("stopped before it was done", "Run the same command again.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
