package org.readout.devices.instrument;

import java.time.Duration;

/**
 * The chamber of an emulated reader: warms up and cools down at a steady rate, and never gets
 * colder than the room. Confined to the thread of its emulator.
 */
public final class Chamber {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final double roomCelsius;
  private final double celsiusPerSecond;
  private double setpoint;
  private double before;
  private Duration since = Duration.ZERO;

  public Chamber(double roomCelsius, double celsiusPerSecond) {
    this.roomCelsius = roomCelsius;
    this.celsiusPerSecond = celsiusPerSecond;
    this.before = roomCelsius;
  }

  /** The temperature that was asked for, in °C; 0 if heating is off. */
  public double setpoint() {
    return setpoint;
  }

  /**
   * @param celsius 0 to switch heating off
   */
  public void set(double celsius, Duration now) {
    before = celsius(now);
    since = now;
    setpoint = celsius;
  }

  /** The temperature now, in °C. */
  public double celsius(Duration now) {
    double goal = Math.max(roomCelsius, setpoint);
    double seconds = Math.max(0, now.minus(since).toMillis()) / MILLIS_PER_SECOND;
    double change = seconds * celsiusPerSecond;
    return goal > before ? Math.min(goal, before + change) : Math.max(goal, before - change);
  }

  /** Cold and off, as after a long night. */
  public void reset() {
    setpoint = 0;
    before = roomCelsius;
  }
}
