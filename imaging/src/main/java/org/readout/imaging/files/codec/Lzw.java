package org.readout.imaging.files.codec;

/**
 * Lempel–Ziv–Welch as TIFF writes it: codes of 9 to 12 bits, the highest bit first, each width one
 * code earlier than the dictionary would need it.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     13</a>
 */
public final class Lzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int FEWEST_BITS = 9;
  private static final int MOST_BITS = 12;
  private static final int CODES = 1 << MOST_BITS;

  private final byte[] packed;
  private final byte[] into;
  private int bitAt;
  private int byteAt;
  private int filled;

  /** Every string of the dictionary stands in the output already: where, and how long. */
  private final int[] start = new int[CODES];

  private final int[] length = new int[CODES];

  private Lzw(byte[] packed, byte[] into) {
    this.packed = packed;
    this.into = into;
  }

  /**
   * Stops at the end code, at a code that cannot be, and where either array ends.
   *
   * @return how many bytes of {@code into} were filled, from its start
   */
  public static int unpack(byte[] packed, byte[] into) {
    return new Lzw(packed, into).run();
  }

  /** Whether this is the older form with the lowest bit first, which begins with another byte. */
  public static boolean lowestBitFirst(byte[] packed) {
    return packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1;
  }

  private int run() {
    int width = FEWEST_BITS;
    int next = FIRST;
    int before = -1;
    while (filled < into.length) {
      int code = code(width);
      if (code < 0 || code == END) {
        break;
      }
      if (code == CLEAR) {
        width = FEWEST_BITS;
        next = FIRST;
        before = -1;
        continue;
      }
      if (before >= 0 && next < CODES) {
        // The string before and the first byte of this one follow each other in the output.
        start[next] = before < CLEAR ? filled - 1 : filled - length[before];
        length[next] = before < CLEAR ? 2 : length[before] + 1;
        next++;
      }
      if (code >= next || (code >= CLEAR && before < 0)) {
        break;
      }
      copy(code);
      before = code;
      if (next + 1 >= 1 << width && width < MOST_BITS) {
        width++;
      }
    }
    return filled;
  }

  private void copy(int code) {
    if (code < CLEAR) {
      into[filled++] = (byte) code;
      return;
    }
    int count = Math.min(length[code], into.length - filled);
    int from = start[code];
    // Byte by byte: the newest string may reach into what is being written.
    for (int i = 0; i < count; i++) {
      into[filled + i] = into[from + i];
    }
    filled += count;
  }

  /** The next code; -1 where the bytes end. */
  private int code(int width) {
    if ((long) byteAt * 8 + bitAt + width > (long) packed.length * 8) {
      return -1;
    }
    int bits = 0;
    for (int i = 0; i < 3; i++) {
      bits = bits << 8 | (byteAt + i < packed.length ? packed[byteAt + i] & 0xFF : 0);
    }
    int code = bits >> (24 - bitAt - width) & ((1 << width) - 1);
    bitAt += width;
    byteAt += bitAt >> 3;
    bitAt &= 7;
    return code;
  }
}
