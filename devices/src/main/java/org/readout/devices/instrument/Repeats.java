package org.readout.devices.instrument;

import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Reading;
import org.readout.devices.Well;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * A kinetic kept by the computer, for readers that know single reads only. Each read starts at its
 * multiple of the interval after the first; a read that takes longer than the interval makes the
 * next start at once, and the time of each is the time at which it did start. Confined to the
 * thread of its line.
 */
public final class Repeats {
  /** Row by row; readings of a plate all have a well. */
  public static final Comparator<Reading> BY_WELL =
      Comparator.comparing(Reading::well, Comparator.nullsFirst(Comparator.<Well>naturalOrder()));

  /** One read. */
  @FunctionalInterface
  public interface Once {
    /**
     * @param number from 0
     * @param at since the first began
     */
    void read(int number, Duration at) throws DeviceException;
  }

  private final Duration interval;
  private final int reads;
  private final Line line;

  private Repeats(Duration interval, int reads, Line line) {
    this.interval = interval;
    this.reads = reads;
    this.line = line;
  }

  /**
   * @param kinetic null for a single read
   */
  public static Repeats of(@Nullable Kinetic kinetic, Line line) {
    return kinetic == null
        ? new Repeats(Duration.ZERO, 1, line)
        : new Repeats(kinetic.interval(), kinetic.reads(), line);
  }

  public void run(Once once) throws DeviceException {
    Duration start = line.elapsed();
    for (int number = 0; number < reads; number++) {
      Duration wait = start.plus(interval.multipliedBy(number)).minus(line.elapsed());
      if (!wait.isNegative()) {
        line.pause(wait);
      }
      once.read(number, line.elapsed().minus(start));
    }
  }
}
