package org.readout.devices.port;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time since it was made, from a clock that never runs backwards. Immutable. */
final class Stopwatch {
  private final LongSupplier nanos;
  private final long start;

  private Stopwatch(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  static Stopwatch started() {
    return new Stopwatch(System::nanoTime);
  }

  Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }
}
