package org.readout.devices.port;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * An emulator at the far end of a real wire, on a thread of its own, until it is closed or its
 * cable is pulled by a fault. Its time runs {@code speed} times as fast as the wall clock: at 60 a
 * kinetic interval of a minute takes a second. Safe for many threads.
 */
public final class Simulation implements AutoCloseable {
  /** How long the thread waits for bytes before it looks at what else there is to do. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

  private static final int CHUNK = 4096;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Port wire;
  private final Emulator emulator;
  private final double speed;
  private final Outbox outbox = new Outbox();
  private final LinkedBlockingQueue<Consumer<Outbox>> asked = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  private Simulation(Port wire, Emulator emulator, double speed) {
    this.wire = wire;
    this.emulator = emulator;
    this.speed = speed;
    this.thread = new Thread(this::run, "simulation " + wire.name());
  }

  /**
   * Starts it.
   *
   * @param wire the far end; becomes the simulation's, which closes it
   * @param emulator becomes the simulation's
   * @param speed 1 for the instrument's own pace
   */
  public static Simulation start(Port wire, Emulator emulator, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("time does not run at " + speed);
    }
    Simulation simulation = new Simulation(wire, emulator, speed);
    simulation.thread.setDaemon(true);
    simulation.thread.start();
    return simulation;
  }

  /** Lets a fault happen from now on. */
  public void arm(Fault fault) {
    asked.add(out -> out.arm(fault));
  }

  /** Pulls the cable. */
  public void unplug() {
    asked.add(Outbox::unplug);
  }

  private void run() {
    try (wire) {
      while (!closing && !outbox.isUnplugged()) {
        step();
      }
    } catch (DeviceException gone) {
      System.getLogger(Simulation.class.getName())
          .log(System.Logger.Level.INFO, "{0}: {1}", wire.name(), gone.getMessage());
    }
  }

  private void step() throws DeviceException {
    for (Consumer<Outbox> next = asked.poll(); next != null; next = asked.poll()) {
      next.accept(outbox);
    }
    byte[] came = wire.read(CHUNK, wait(outbox.next()));
    Duration now = now();
    if (came.length > 0) {
      emulator.receive(came, now, outbox);
    }
    if (outbox.takePowerLoss()) {
      outbox.clear();
      emulator.powerCycle(now, outbox);
    }
    for (byte[] due = outbox.take(now()); due.length > 0; due = outbox.take(now())) {
      wire.write(due);
    }
  }

  private Duration now() {
    return Duration.ofNanos((long) (wire.elapsed().toNanos() * speed));
  }

  private Duration wait(Optional<Duration> next) {
    if (next.isEmpty()) {
      return LONGEST_WAIT;
    }
    double millis = next.get().minus(now()).toNanos() / speed / NANOS_PER_MILLI;
    return Duration.ofMillis(
        Math.max(0, Math.min(LONGEST_WAIT.toMillis(), (long) Math.ceil(millis))));
  }

  /** Ends it and pulls the cable. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(LONGEST_WAIT.multipliedBy(40).toMillis());
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    }
  }
}
