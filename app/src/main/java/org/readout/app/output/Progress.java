package org.readout.app.output;

import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells on standard error how far a long job is: a bar where a person watches, a plain line every
 * few seconds elsewhere, nothing at all for a job that is done before the first line is due.
 * Confined to the thread that made it.
 */
public final class Progress implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
  private static final int BAR_REFRESH_MS = 200;

  private final Console console;
  private final String task;
  private final int total;
  private final @Nullable ProgressBar bar;
  private Instant lastLine;
  private int done;

  /**
   * @param task what is being done, for example {@code counting}
   * @param total how many steps there are
   */
  public Progress(Console console, String task, int total) {
    this.console = console;
    this.task = task;
    this.total = total;
    this.lastLine = console.clock().instant();
    this.bar = console.terminal() && total > 1 ? bar(task, total) : null;
  }

  private static ProgressBar bar(String task, int total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(BAR_REFRESH_MS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .clearDisplayOnFinish()
        .build();
  }

  /** One step more is done. */
  public void step() {
    done++;
    if (bar != null) {
      bar.step();
      return;
    }
    Instant now = console.clock().instant();
    if (done < total && Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = now;
      console.err().println("readout: " + task + " " + done + " of " + total);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
