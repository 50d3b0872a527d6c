package org.readout.imaging;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The bytes of an image file, read at any place in either byte order; a read past the end is a
 * {@link ImageException.CutOff}. Offsets count from the start of this window. Immutable as long as
 * nobody writes into the array.
 */
final class Octets {
  private final String name;
  private final byte[] bytes;
  private final int from;
  private final int length;
  private final boolean littleEndian;

  private Octets(String name, byte[] bytes, int from, int length, boolean littleEndian) {
    this.name = name;
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.littleEndian = littleEndian;
  }

  static Octets of(String name, byte[] bytes) {
    return new Octets(name, bytes, 0, bytes.length, false);
  }

  /** The file's, for messages. */
  String name() {
    return name;
  }

  /** How many bytes this window has. */
  int length() {
    return length;
  }

  Octets inOrder(boolean little) {
    return new Octets(name, bytes, from, length, little);
  }

  /** A part with offsets of its own; the caller has checked that it is inside. */
  Octets part(long at, long partLength) {
    return new Octets(
        name, bytes, Math.toIntExact(from + at), Math.toIntExact(partLength), littleEndian);
  }

  /**
   * @param what for the message, for example {@code its IDAT chunk}
   */
  void require(long at, long count, String what) throws ImageException.CutOff {
    if (at < 0 || count < 0 || at > length - count) {
      throw new ImageException.CutOff(
          name, length, "of at least " + (Math.max(at, 0) + count) + ", inside " + what);
    }
  }

  int u8(long at) throws ImageException.CutOff {
    require(at, 1, "its header");
    return bytes[from + (int) at] & 0xFF;
  }

  int u16(long at) throws ImageException.CutOff {
    int first = u8(at);
    int second = u8(at + 1);
    return littleEndian ? second << 8 | first : first << 8 | second;
  }

  long u32(long at) throws ImageException.CutOff {
    long first = u16(at);
    long second = u16(at + 2);
    return littleEndian ? second << 16 | first : first << 16 | second;
  }

  /** Values of 2⁶³ and more come out negative, which no offset or count can be. */
  long u64(long at) throws ImageException.CutOff {
    long first = u32(at);
    long second = u32(at + 4);
    return littleEndian ? second << 32 | first : first << 32 | second;
  }

  boolean has(long at, String latin1) {
    return at >= 0 && at <= length - latin1.length() && text(at, latin1.length()).equals(latin1);
  }

  /** As Latin-1, so that no byte is lost; the caller has checked that it is inside. */
  String text(long at, int count) {
    return new String(bytes, from + (int) at, count, StandardCharsets.ISO_8859_1);
  }

  /** The caller has checked that the range is inside. */
  long crc32(long at, long count) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from + (int) at, (int) count);
    return sum.getValue();
  }

  /** Where the next JPEG mark (0xFF, then neither 0 nor 0xFF) ends; -1 if there is none. */
  long afterMark(long start) {
    for (int i = from + (int) start; i + 1 < from + length; i++) {
      if (bytes[i] == (byte) 0xFF && bytes[i + 1] != 0 && bytes[i + 1] != (byte) 0xFF) {
        return i + 2L - from;
      }
    }
    return -1;
  }
}
