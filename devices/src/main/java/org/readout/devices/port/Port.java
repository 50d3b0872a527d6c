package org.readout.devices.port;

import java.time.Duration;

/**
 * A wire to one instrument: bytes out, bytes in, and the time. Confined to the thread that owns it,
 * from opening to closing.
 *
 * <p>Once the wire is lost every method but {@link #close} throws {@link DeviceException.PortGone};
 * a lost port stays lost, and a new one has to be opened.
 */
public interface Port extends AutoCloseable {
  /** What a person calls it, for messages: the path or address as it was given. */
  String name();

  /**
   * Time since the port was opened, never running backwards. Deadlines are counted in it, so that a
   * simulated wire passes hours in an instant.
   */
  Duration elapsed();

  /**
   * Sends all bytes.
   *
   * @throws DeviceException if the wire is lost or does not take the bytes
   */
  void write(byte[] bytes) throws DeviceException;

  /**
   * What came in, as soon as there is any of it.
   *
   * @param most how many bytes at most, at least 1
   * @param wait how long to wait for the first byte; a port may take up to 100 ms longer
   * @return empty if nothing came in time
   * @throws DeviceException if the wire is lost
   */
  byte[] read(int most, Duration wait) throws DeviceException;

  /** Whether the wire is known to be lost. Takes nothing from what came in. */
  boolean isLost();

  /** Closes; a second time does nothing. */
  @Override
  void close();
}
