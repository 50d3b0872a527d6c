package org.readout.devices.port;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A wire inside the program, to an {@link Emulator}, in simulated time: waiting moves the time on
 * to the next byte or to the end of the wait, and takes none. Confined to one thread; the same
 * calls always give the same bytes at the same times.
 */
public final class MemoryPort implements Port {
  private final String name;
  private final Emulator emulator;
  private final Outbox outbox = new Outbox();
  private Duration now = Duration.ZERO;
  private byte[] waiting = new byte[0];
  private boolean closed;

  /**
   * @param emulator stays the caller's, who may look into it
   */
  public MemoryPort(String name, Emulator emulator) {
    this.name = name;
    this.emulator = emulator;
  }

  /** What the emulator sends, to arm faults on. */
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration elapsed() {
    return now;
  }

  @Override
  public void write(byte[] bytes) throws DeviceException {
    requireWire();
    emulator.receive(bytes.clone(), now, outbox);
    if (outbox.takePowerLoss()) {
      outbox.clear();
      emulator.powerCycle(now, outbox);
    }
  }

  @Override
  public byte[] read(int most, Duration wait) throws DeviceException {
    Duration until = now.plus(wait);
    while (waiting.length == 0) {
      requireWire();
      Optional<Duration> next = outbox.next();
      if (next.isEmpty() || next.get().compareTo(until) > 0) {
        now = until;
        return new byte[0];
      }
      if (next.get().compareTo(now) > 0) {
        now = next.get();
      }
      waiting = outbox.take(now);
    }
    byte[] taken = Arrays.copyOf(waiting, Math.min(most, waiting.length));
    waiting = Arrays.copyOfRange(waiting, taken.length, waiting.length);
    return taken;
  }

  @Override
  public boolean isLost() {
    return closed || outbox.isUnplugged();
  }

  private void requireWire() throws DeviceException {
    if (closed) {
      throw new DeviceException.PortGone(name, "the port is closed");
    }
    if (outbox.isUnplugged()) {
      throw new DeviceException.PortGone(name, "the cable is unplugged");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
