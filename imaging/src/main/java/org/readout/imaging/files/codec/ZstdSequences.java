package org.readout.imaging.files.codec;

import org.jspecify.annotations.Nullable;

/**
 * Puts literals and repetitions of what was there before together, block after block of a frame.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1.3.2">RFC 8878, sections
 *     3.1.1.3.2 to 3.1.1.5</a>
 */
final class ZstdSequences {
  private static final FseTable USUAL_LITERALS =
      FseTable.of(
          6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1,
          1, 1, 1, -1, -1, -1, -1);
  private static final FseTable USUAL_OFFSETS =
      FseTable.of(
          5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
          -1);
  private static final FseTable USUAL_MATCHES =
      FseTable.of(
          6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
          1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);

  /** Extra bits of the codes of a number of literals; the base of each follows from them. */
  private static final int[] LITERAL_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };

  private static final int[] MATCH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  private static final int[] LITERAL_BASE = bases(0, LITERAL_BITS);
  private static final int[] MATCH_BASE = bases(3, MATCH_BITS);
  private static final int MOST_OFFSET_CODE = 31;

  private @Nullable FseTable literalTable;
  private @Nullable FseTable offsetTable;
  private @Nullable FseTable matchTable;
  private final int[] recent = {1, 4, 8};
  private int at;

  private static int[] bases(int first, int[] bits) {
    int[] bases = new int[bits.length];
    bases[0] = first;
    for (int i = 1; i < bases.length; i++) {
      bases[i] = bases[i - 1] + (1 << bits[i - 1]);
    }
    return bases;
  }

  /**
   * @param from where the section of sequences begins, and {@code to} where it ends
   * @param start of the frame in {@code into}; nothing before it may be repeated
   * @param filled of {@code into}
   * @return how much of it is filled now
   */
  int run(byte[] bytes, int from, int to, byte[] literals, byte[] into, int start, int filled)
      throws Malformed {
    at = from;
    int count = count(bytes, to);
    if (count == 0) {
      return copy(literals, 0, literals.length, into, filled);
    }
    tables(bytes, to);
    FseTable ofLiterals = require(literalTable);
    FseTable ofOffsets = require(offsetTable);
    FseTable ofMatches = require(matchTable);
    BackwardBits stream = new BackwardBits(bytes, at, to);
    int literalState = (int) stream.read(ofLiterals.log);
    int offsetState = (int) stream.read(ofOffsets.log);
    int matchState = (int) stream.read(ofMatches.log);
    int used = 0;
    int end = filled;
    for (int i = 0; i < count; i++) {
      int offsetCode = code(ofOffsets.symbols[offsetState], MOST_OFFSET_CODE);
      int matchCode = code(ofMatches.symbols[matchState], MATCH_BITS.length - 1);
      int literalCode = code(ofLiterals.symbols[literalState], LITERAL_BITS.length - 1);
      long offset = (1L << offsetCode) + stream.read(offsetCode);
      int match = MATCH_BASE[matchCode] + (int) stream.read(MATCH_BITS[matchCode]);
      int literal = LITERAL_BASE[literalCode] + (int) stream.read(LITERAL_BITS[literalCode]);
      if (literal > literals.length - used) {
        throw new Malformed("more literals than there are");
      }
      end = copy(literals, used, literal, into, end);
      used += literal;
      end = repeat(back(offset, literal == 0), match, into, start, end);
      if (i + 1 < count) {
        literalState = ofLiterals.next(literalState, stream);
        matchState = ofMatches.next(matchState, stream);
        offsetState = ofOffsets.next(offsetState, stream);
      }
    }
    if (stream.left() != 0) {
      throw new Malformed("sequences that do not end with their bits");
    }
    return copy(literals, used, literals.length - used, into, end);
  }

  private static int code(byte code, int most) throws Malformed {
    if (code > most) {
      throw new Malformed("a code that there is not");
    }
    return code;
  }

  private static FseTable require(@Nullable FseTable table) throws Malformed {
    if (table == null) {
      throw new Malformed("a table of a block before, and there is none");
    }
    return table;
  }

  private int octet(byte[] bytes, int to) throws Malformed {
    if (at >= to) {
      throw new Malformed("sequences that break off");
    }
    return bytes[at++] & 0xFF;
  }

  private int count(byte[] bytes, int to) throws Malformed {
    int first = octet(bytes, to);
    if (first < 128) {
      return first;
    }
    int second = octet(bytes, to);
    return first < 255 ? ((first - 128) << 8) + second : second + (octet(bytes, to) << 8) + 0x7F00;
  }

  private void tables(byte[] bytes, int to) throws Malformed {
    int modes = octet(bytes, to);
    literalTable = table(modes >> 6, bytes, to, USUAL_LITERALS, literalTable, 9, 36);
    offsetTable = table(modes >> 4 & 3, bytes, to, USUAL_OFFSETS, offsetTable, 8, 32);
    matchTable = table(modes >> 2 & 3, bytes, to, USUAL_MATCHES, matchTable, 9, 53);
  }

  private @Nullable FseTable table(
      int mode,
      byte[] bytes,
      int to,
      FseTable usual,
      @Nullable FseTable before,
      int mostLog,
      int symbols)
      throws Malformed {
    return switch (mode) {
      case 0 -> usual;
      case 1 -> FseTable.constant(octet(bytes, to) & 0x7F);
      case 2 -> {
        FseTable.Described described = FseTable.read(bytes, at, to, mostLog, symbols);
        at = described.end();
        yield described.table();
      }
      default -> before;
    };
  }

  /** How far back; the last three are remembered, and small values speak of them. */
  private long back(long value, boolean noLiterals) throws Malformed {
    int which = (int) Math.min(value - 1 + (noLiterals ? 1 : 0), 3);
    long back = value > 3 ? value - 3 : which < 3 ? recent[which] : recent[0] - 1L;
    if (back <= 0 || back > Integer.MAX_VALUE) {
      throw new Malformed("a repetition of nothing");
    }
    if (value > 3 || which > 0) {
      if (value > 3 || which > 1) {
        recent[2] = recent[1];
      }
      recent[1] = recent[0];
      recent[0] = (int) back;
    }
    return back;
  }

  private static int copy(byte[] literals, int from, int count, byte[] into, int filled) {
    int fits = Math.min(count, into.length - filled);
    System.arraycopy(literals, from, into, filled, fits);
    return filled + fits;
  }

  private static int repeat(long back, int count, byte[] into, int start, int filled)
      throws Malformed {
    if (back > filled - start) {
      throw new Malformed("a repetition from before the frame");
    }
    int end = filled + Math.min(count, into.length - filled);
    for (int i = filled; i < end; i++) {
      into[i] = into[i - (int) back];
    }
    return end;
  }
}
