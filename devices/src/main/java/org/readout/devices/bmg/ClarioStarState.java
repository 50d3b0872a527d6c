package org.readout.devices.bmg;

import java.nio.charset.StandardCharsets;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/** What the status of a CLARIOstar says, bit by bit; the other bytes change with its progress. */
record ClarioStarState(
    boolean busy, boolean unread, boolean trayOut, boolean plate, boolean initialised) {
  private static final int BYTES = 16;
  private static final int SCHEMA = 0x01;
  private static final int VALID = 0x01;
  private static final int RUNNING = 0x10;
  private static final int BUSY = 0x20;
  private static final int UNREAD = 0x01;
  private static final int TRAY_OUT = 0x01;
  private static final int PLATE = 0x02;
  private static final int INITIALISED = 0x20;

  static ClarioStarState of(byte[] payload, Line line) throws DeviceException {
    if (payload.length != BYTES || payload[0] != SCHEMA || (payload[1] & VALID) == 0) {
      throw line.malformed(
          new String(payload, StandardCharsets.ISO_8859_1), "a valid status of 16 bytes");
    }
    return new ClarioStarState(
        (payload[1] & (BUSY | RUNNING)) != 0,
        (payload[2] & UNREAD) != 0,
        (payload[3] & TRAY_OUT) != 0,
        (payload[3] & PLATE) != 0,
        (payload[3] & INITIALISED) != 0);
  }
}
