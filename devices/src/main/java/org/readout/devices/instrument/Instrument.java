package org.readout.devices.instrument;

/** One instrument on an open port. Confined to the thread that opened it, but for {@link #stop}. */
public interface Instrument extends AutoCloseable {
  /** Who it said it is when it was opened. */
  Identity identity();

  /** Whether the wire is known to be lost. Asks the instrument nothing. */
  boolean isLost();

  /**
   * Safe for any thread: what runs ends soon with {@link
   * org.readout.devices.port.DeviceException.Stopped}, after the instrument was brought to rest.
   */
  void stop();

  /** Closes the port; moves nothing. */
  @Override
  void close();
}
