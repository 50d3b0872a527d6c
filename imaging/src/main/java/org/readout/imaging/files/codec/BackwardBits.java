package org.readout.imaging.files.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits that are read from the end of a piece of bytes to its start; the highest set bit of the last
 * byte stands before the first of them. Before the start there are zeros.
 */
final class BackwardBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int start;
  private final int end;
  private long left;

  BackwardBits(byte[] bytes, int start, int end) throws Malformed {
    if (end <= start || end > bytes.length || bytes[end - 1] == 0) {
      throw new Malformed("a stream of bits without its end");
    }
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    int last = bytes[end - 1] & 0xFF;
    this.left = 8L * (end - 1 - start) + (31 - Integer.numberOfLeadingZeros(last));
  }

  /** How many bits are left; negative where more were read than there are. */
  long left() {
    return left;
  }

  /**
   * @param count 0 to 32
   */
  long read(int count) {
    left -= count;
    if (count == 0) {
      return 0;
    }
    long mask = (1L << count) - 1;
    if (left < 0) {
      return left <= -count ? 0 : at(0) << -left & mask;
    }
    return at(left) & mask;
  }

  /** At least 57 bits from there, or all that there are. */
  private long at(long bit) {
    int from = start + (int) (bit >> 3);
    int shift = (int) (bit & 7);
    if (from + 8 <= bytes.length) {
      return (long) LONGS.get(bytes, from) >>> shift;
    }
    long bits = 0;
    for (int i = Math.min(end, bytes.length) - 1; i >= from; i--) {
      bits = bits << 8 | (bytes[i] & 0xFF);
    }
    return bits >>> shift;
  }
}
