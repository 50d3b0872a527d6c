package org.readout.devices.port;

import java.time.Duration;

/**
 * An instrument made of code, at the far end of a wire: it takes bytes and sends bytes, at the
 * times at which the instrument would. Confined to one thread. It never waits and reads no clock:
 * the time is handed to it, so that the same bytes at the same times always give the same answers.
 */
public interface Emulator {
  /**
   * Bytes arrive.
   *
   * @param now since power-up of the wire
   * @param out takes what will be sent, now or later
   */
  void receive(byte[] bytes, Duration now, Outbox out);

  /** The power went off and on: nothing of before is remembered. */
  void powerCycle(Duration now, Outbox out);
}
