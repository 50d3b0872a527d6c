package org.readout.devices.instrument;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.readout.devices.port.DeviceException;

/**
 * The one thread of one port, from opening to closing. Everyone else hands it what to do, one thing
 * after the other, and gets a future. Safe for many threads.
 *
 * @param <I> the instrument on the port
 */
public final class InstrumentThread<I extends Instrument> implements AutoCloseable {
  /** A driver's last exchange may take this long before the thread is left to itself. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** A wire that is lost is told within two of these. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Opens a port on the thread that is going to own it. */
  @FunctionalInterface
  public interface Opening<I extends Instrument> {
    I open() throws DeviceException;
  }

  /** Something to do with the instrument. */
  @FunctionalInterface
  public interface Work<I, T> {
    T with(I instrument) throws DeviceException;
  }

  private final ScheduledExecutorService thread;
  private final I instrument;
  private final CompletableFuture<@Nullable Void> lost = new CompletableFuture<>();
  private volatile boolean working;

  private InstrumentThread(ScheduledExecutorService thread, I instrument) {
    this.thread = thread;
    this.instrument = instrument;
  }

  /** Looks after the wire, also while nothing is asked of the instrument. */
  private InstrumentThread<I> watching() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private void look() {
    if (!lost.isDone() && instrument.isLost()) {
      lost.complete(null);
    }
  }

  /**
   * Done once the wire is lost: unplugged, or the instrument switched off in a way that the port
   * can see. Work that runs meanwhile fails by itself.
   */
  public CompletableFuture<@Nullable Void> lost() {
    return lost.copy();
  }

  /**
   * Opens the instrument on a thread of its own.
   *
   * @param name of the port, and of the thread
   * @throws DeviceException as the opening does
   */
  public static <I extends Instrument> InstrumentThread<I> open(String name, Opening<I> opening)
      throws DeviceException {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread own = new Thread(task, "port " + name);
              own.setDaemon(true);
              return own;
            });
    try {
      return new InstrumentThread<>(thread, on(thread, opening::open).join()).watching();
    } catch (CompletionException failed) {
      thread.shutdown();
      if (failed.getCause() instanceof DeviceException told) {
        throw told;
      }
      throw failed;
    }
  }

  /**
   * Does the work after all that was asked before it.
   *
   * @return fails with the {@link DeviceException} that the work throws
   */
  public <T> CompletableFuture<T> ask(Work<? super I, T> work) {
    return on(
        thread,
        () -> {
          working = true;
          try {
            return work.with(instrument);
          } finally {
            working = false;
          }
        });
  }

  /** Ends what runs now, soon, if anything does; see {@link Instrument#stop}. */
  public void stop() {
    if (working) {
      instrument.stop();
    }
  }

  private static <T> CompletableFuture<T> on(ScheduledExecutorService thread, Callable<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            answer.complete(work.call());
          } catch (Throwable told) { // all of it is told to whoever asked
            answer.completeExceptionally(told);
          }
        });
    return answer;
  }

  /** Stops what runs, closes the port, and ends the thread. */
  @Override
  public void close() {
    stop();
    thread.execute(instrument::close);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
        System.getLogger(InstrumentThread.class.getName())
            .log(System.Logger.Level.WARNING, "{0} does not let go of its port", instrument);
      }
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    }
  }
}
