package org.readout.devices.bmg;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/** Frames to a CLARIOstar and back; every one is answered. Confined to the thread of its line. */
final class ClarioStarDialog implements AutoCloseable {
  static final byte[] STATUS = {(byte) 0x80};
  static final byte[] HARDWARE_STATUS = {(byte) 0x81};
  static final byte[] INITIALISE = {0x01, 0, 0, 0x10, 0x02};
  static final byte[] TRAY_OUT = {0x03, 1, 0, 0, 0, 0};
  static final byte[] TRAY_IN = {0x03, 0, 0, 0, 0, 0};
  static final byte[] READ_ORDER = {0x05, 0x1d, 0, 0, 0, 0, 0};
  static final byte[] GET_DATA = {0x05, 0x02, 0, 0, 0, 0, 0};

  static final byte[] FIRMWARE = {0x05, 0x09, 0, 0, 0, 0, 0};
  static final byte[] STOP = {0x0b, 0};

  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final int FIRMWARE_AT = 6;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Line line;

  ClarioStarDialog(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  /** Sends a payload and gives the payload of the answer. */
  byte[] ask(byte[] payload, String shown) throws DeviceException {
    line.send(ClarioStarFrame.of(payload), shown);
    byte[] head = line.exactly(ClarioStarFrame.HEAD, DEADLINE);
    int length = ClarioStarFrame.length(head);
    if (head[0] != ClarioStarFrame.START || length <= ClarioStarFrame.AROUND) {
      throw malformed(head);
    }
    byte[] frame = Arrays.copyOf(head, length);
    byte[] rest = line.exactly(length - head.length, DEADLINE);
    System.arraycopy(rest, 0, frame, head.length, rest.length);
    if (!ClarioStarFrame.isWhole(frame)) {
      throw malformed(frame);
    }
    if (!ClarioStarFrame.isSumRight(frame)) {
      int computed = ClarioStarFrame.computedSum(frame);
      int sent = ClarioStarFrame.sentSum(frame);
      line.outOfStep();
      throw new DeviceException.WrongChecksum(
          line.name(), "the answer to " + shown, computed, sent);
    }
    return ClarioStarFrame.payload(frame);
  }

  private DeviceException malformed(byte[] bytes) {
    return line.malformed(
        new String(bytes, StandardCharsets.ISO_8859_1), "a frame \\x02 … \\x0c … \\r");
  }

  /** The version of the reader's own program, which it gives in thousandths. */
  String firmware() throws DeviceException {
    byte[] payload = ask(FIRMWARE, "firmware");
    if (payload.length < FIRMWARE_AT + 2) {
      throw malformed(payload);
    }
    int thousandths = ByteBuffer.wrap(payload).getShort(FIRMWARE_AT) & 0xffff;
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }

  /** What the reader says of itself now. */
  ClarioStarState state() throws DeviceException {
    byte[] payload = ask(STATUS, "status");
    return ClarioStarState.of(payload, line);
  }

  /**
   * Asks every tenth of a second until a state is there. A question that fails leaves the state
   * unknown.
   */
  ClarioStarState await(String what, Duration limit, Predicate<ClarioStarState> there)
      throws DeviceException {
    Duration until = line.elapsed().plus(limit);
    do {
      line.pause(POLL);
      ClarioStarState state = known();
      if (there.test(state)) {
        return state;
      }
    } while (line.elapsed().compareTo(until) < 0);
    throw new DeviceException.Overdue(line.name(), what, limit);
  }

  private ClarioStarState known() throws DeviceException {
    try {
      return state();
    } catch (DeviceException.NoReply
        | DeviceException.Incomplete
        | DeviceException.MalformedReply
        | DeviceException.WrongChecksum failed) {
      throw new DeviceException.UnknownState(line.name(), "whether the reader is busy", failed);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
