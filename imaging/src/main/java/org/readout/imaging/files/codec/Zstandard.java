package org.readout.imaging.files.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Zstandard, as newer TIFF, CZI and OME files use it; without dictionaries, and the checksum of a
 * frame is passed over.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
public final class Zstandard {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPED_MAGIC = 0x184D2A50;
  private static final int MOST_BLOCK_BYTES = 1 << 17;

  private final byte[] packed;
  private final byte[] into;
  private int from;
  private int filled;

  /** What the blocks of a frame hand on to the next. */
  private @Nullable HuffmanTable codes;

  private ZstdSequences sequences = new ZstdSequences();
  private byte[] literals = {};

  private Zstandard(byte[] packed, byte[] into) {
    this.packed = packed;
    this.into = into;
  }

  /**
   * Stops where the bytes cannot be understood, and where either array ends.
   *
   * @return how many bytes of {@code into} were filled, from its start
   */
  public static int unpack(byte[] packed, byte[] into) {
    Zstandard run = new Zstandard(packed, into);
    try {
      while (run.from < packed.length && run.filled < into.length) {
        run.frame();
      }
      return run.filled;
    } catch (Malformed e) {
      // What a broken block has left must not be taken for the whole.
      return Math.min(run.filled, Math.max(0, into.length - 1));
    }
  }

  private long number(int bytes) throws Malformed {
    if (bytes > packed.length - from) {
      throw new Malformed("a frame that breaks off");
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (packed[from++] & 0xFFL) << (8 * i);
    }
    return value;
  }

  private void frame() throws Malformed {
    int magic = (int) number(4);
    if ((magic & ~15) == SKIPPED_MAGIC) {
      long bytes = number(4);
      from = (int) Math.min(packed.length, from + bytes);
      return;
    }
    if (magic != MAGIC) {
      throw new Malformed("no frame");
    }
    int descriptor = (int) number(1);
    boolean single = (descriptor & 32) != 0;
    number(single ? 0 : 1);
    if (number(new int[] {0, 1, 2, 4}[descriptor & 3]) != 0) {
      throw new Malformed("a dictionary is needed");
    }
    number(new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6]);
    codes = null;
    sequences = new ZstdSequences();
    int start = filled;
    boolean last = false;
    while (!last && filled < into.length) {
      int head = (int) number(3);
      last = (head & 1) != 0;
      block(head >> 1 & 3, head >> 3, start);
    }
    from = Math.min(packed.length, from + ((descriptor & 4) != 0 ? 4 : 0));
  }

  private void block(int kind, int size, int start) throws Malformed {
    switch (kind) {
      case 0 -> {
        requireBytes(size);
        int count = Math.min(size, into.length - filled);
        System.arraycopy(packed, from, into, filled, count);
        from += size;
        filled += count;
      }
      case 1 -> {
        byte value = (byte) number(1);
        int count = Math.min(size, into.length - filled);
        Arrays.fill(into, filled, filled + count, value);
        filled += count;
      }
      case 2 -> {
        requireBytes(size);
        int end = from + size;
        int at = literals(end);
        filled = sequences.run(packed, at, end, literals, into, start, filled);
        from = end;
      }
      default -> throw new Malformed("a block of no kind");
    }
  }

  private void requireBytes(int size) throws Malformed {
    if (size > packed.length - from) {
      throw new Malformed("a block that breaks off");
    }
  }

  /**
   * Fills {@link #literals}.
   *
   * @return where the sequences begin
   */
  private int literals(int end) throws Malformed {
    int head = (int) number(1);
    int kind = head & 3;
    int form = head >> 2 & 3;
    if (kind < 2) {
      int size = form % 2 == 0 ? head >> 3 : head >> 4 | (int) number(form == 1 ? 1 : 2) << 4;
      requireLiterals(size, kind == 0 ? size : 1, end);
      literals = new byte[size];
      if (kind == 0) {
        System.arraycopy(packed, from, literals, 0, size);
      } else {
        Arrays.fill(literals, packed[from]);
      }
      return from + (kind == 0 ? size : 1);
    }
    int width = form < 2 ? 10 : form == 2 ? 14 : 18;
    long sizes = head >> 4 | number(form < 2 ? 2 : form == 2 ? 3 : 4) << 4;
    int size = (int) (sizes & ((1 << width) - 1));
    int packedSize = (int) (sizes >> width);
    requireLiterals(size, packedSize, end);
    decode(kind == 2, form == 0 ? 1 : 4, size, from + packedSize);
    return from + packedSize;
  }

  private void requireLiterals(int size, int bytes, int end) throws Malformed {
    if (size > MOST_BLOCK_BYTES || bytes > end - from) {
      throw new Malformed("literals that break off");
    }
  }

  private void decode(boolean newCodes, int streams, int size, int end) throws Malformed {
    int at = from;
    if (newCodes) {
      HuffmanTable.Described described = HuffmanTable.read(packed, at, end);
      codes = described.table();
      at = described.end();
    }
    HuffmanTable table = codes;
    if (table == null) {
      throw new Malformed("codes of a block before, and there is none");
    }
    literals = new byte[size];
    if (streams == 1) {
      table.decode(packed, at, end, literals, 0, size);
      return;
    }
    int begin = at + 6;
    int each = (size + 3) / 4;
    if (begin > end || 3 * each > size) {
      throw new Malformed("four streams that break off");
    }
    for (int stream = 0; stream < 4; stream++) {
      int jump = at + 2 * stream;
      int stop =
          stream == 3 ? end : begin + ((packed[jump] & 0xFF) | ((packed[jump + 1] & 0xFF) << 8));
      if (stop > end) {
        throw new Malformed("a stream that breaks off");
      }
      int count = stream == 3 ? size - 3 * each : each;
      table.decode(packed, begin, stop, literals, stream * each, count);
      begin = stop;
    }
  }
}
