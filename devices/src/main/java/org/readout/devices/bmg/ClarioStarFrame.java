package org.readout.devices.bmg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How a CLARIOstar wraps what is said: 02, the length of the whole in 16 bits, 0C, the payload, the
 * sum of all before it in 24 bits, 0D; high bytes first. Any byte may occur inside. Pure.
 *
 * <p>Two of the three programs that are known to drive one keep 16 bits of the sum and send a zero
 * before them, which is the same for every command; the third found 24 bits in all of the frames
 * that the maker's program and the reader exchanged. Long answers differ: both are taken.
 */
final class ClarioStarFrame {
  static final int START = 0x02;
  static final int END = 0x0d;

  /** 02 and the length: what has to be read to know how much more there is. */
  static final int HEAD = 3;

  /** Bytes of a frame that are not its payload. */
  static final int AROUND = 8;

  private static final int MARK = 0x0c;
  private static final int BEFORE_PAYLOAD = 4;
  private static final int AFTER_PAYLOAD = 4;

  private ClarioStarFrame() {}

  static byte[] of(byte... payload) {
    int length = payload.length + AROUND;
    ByteArrayOutputStream frame = new ByteArrayOutputStream(length);
    frame.write(START);
    frame.write(length >> 8);
    frame.write(length);
    frame.write(MARK);
    frame.writeBytes(payload);
    int sum = sum(frame.toByteArray());
    frame.write(sum >> 16);
    frame.write(sum >> 8);
    frame.write(sum);
    frame.write(END);
    return frame.toByteArray();
  }

  /** The length that the head of a frame announces. */
  static int length(byte[] head) {
    return ((head[1] & 0xff) << 8) | (head[2] & 0xff);
  }

  /** Whether the bytes around the payload are as they should be, but for the sum. */
  static boolean isWhole(byte[] frame) {
    return frame.length > AROUND
        && frame[0] == START
        && length(frame) == frame.length
        && frame[HEAD] == MARK
        && frame[frame.length - 1] == END;
  }

  static byte[] payload(byte[] frame) {
    return Arrays.copyOfRange(frame, BEFORE_PAYLOAD, frame.length - AFTER_PAYLOAD);
  }

  /** The sum that a frame should have. */
  static int computedSum(byte[] frame) {
    return sum(Arrays.copyOf(frame, frame.length - AFTER_PAYLOAD));
  }

  /** The sum that a frame has. */
  static int sentSum(byte[] frame) {
    return ByteBuffer.wrap(frame).getInt(frame.length - AFTER_PAYLOAD) >>> 8;
  }

  /** Whether the sum is right, in 24 bits or in 16. */
  static boolean isSumRight(byte[] frame) {
    int computed = computedSum(frame);
    return sentSum(frame) == computed || sentSum(frame) == (computed & 0xffff);
  }

  private static int sum(byte[] bytes) {
    int sum = 0;
    for (byte each : bytes) {
      sum += each & 0xff;
    }
    return sum;
  }
}
