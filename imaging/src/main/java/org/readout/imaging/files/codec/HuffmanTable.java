package org.readout.imaging.files.codec;

import java.util.Arrays;

/**
 * The prefix codes of a block's literals.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-4.2">RFC 8878, section 4.2</a>
 */
final class HuffmanTable {
  private static final int MOST_BITS = 11;
  private static final int MOST_WEIGHTS = 255;
  private static final int WEIGHT_LOG = 6;
  private static final int WEIGHT_SYMBOLS = 13;

  private final int mostBits;
  private final byte[] symbols;
  private final byte[] widths;

  private HuffmanTable(int mostBits) {
    this.mostBits = mostBits;
    this.symbols = new byte[1 << mostBits];
    this.widths = new byte[1 << mostBits];
  }

  /** A table and where its description ends. */
  record Described(HuffmanTable table, int end) {}

  static Described read(byte[] bytes, int from, int to) throws Malformed {
    if (from >= to) {
      throw new Malformed("no table of codes");
    }
    int head = bytes[from] & 0xFF;
    int[] weights = new int[MOST_WEIGHTS + 1];
    int count;
    int end;
    if (head < 128) {
      end = from + 1 + head;
      requireEnd(end, to);
      count = packedWeights(bytes, from + 1, end, weights);
    } else {
      count = head - 127;
      end = from + 1 + (count + 1) / 2;
      requireEnd(end, to);
      for (int i = 0; i < count; i++) {
        int two = bytes[from + 1 + i / 2] & 0xFF;
        weights[i] = i % 2 == 0 ? two >> 4 : two & 15;
      }
    }
    return new Described(of(weights, count), end);
  }

  private static void requireEnd(int end, int to) throws Malformed {
    if (end > to) {
      throw new Malformed("a table of codes that breaks off");
    }
  }

  /** Two states take turns until the bits are used up; the other one then has one more. */
  private static int packedWeights(byte[] bytes, int from, int to, int[] weights) throws Malformed {
    FseTable.Described described = FseTable.read(bytes, from, to, WEIGHT_LOG, WEIGHT_SYMBOLS);
    FseTable table = described.table();
    BackwardBits stream = new BackwardBits(bytes, described.end(), to);
    int[] states = {(int) stream.read(table.log), (int) stream.read(table.log)};
    int count = 0;
    for (int turn = 0; count < MOST_WEIGHTS - 1; turn = 1 - turn) {
      weights[count++] = table.symbols[states[turn]];
      states[turn] = table.next(states[turn], stream);
      if (stream.left() < 0) {
        weights[count++] = table.symbols[states[1 - turn]];
        return count;
      }
    }
    throw new Malformed("more weights than there are bytes");
  }

  /** The last weight is not written: it fills what the others leave. */
  private static HuffmanTable of(int[] weights, int count) throws Malformed {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i] > 0 ? 1 << (weights[i] - 1) : 0;
    }
    int mostBits = 32 - Integer.numberOfLeadingZeros(sum);
    int rest = (1 << mostBits) - sum;
    if (sum == 0 || mostBits > MOST_BITS || Integer.bitCount(rest) != 1) {
      throw new Malformed("weights that leave a gap");
    }
    weights[count] = 32 - Integer.numberOfLeadingZeros(rest);
    HuffmanTable table = new HuffmanTable(mostBits);
    int at = 0;
    // The longest codes, whose weight is 1, come first.
    for (int weight = 1; weight <= mostBits; weight++) {
      for (int symbol = 0; symbol <= count; symbol++) {
        if (weights[symbol] == weight) {
          int end = at + (1 << (weight - 1));
          Arrays.fill(table.symbols, at, end, (byte) symbol);
          Arrays.fill(table.widths, at, end, (byte) (mostBits + 1 - weight));
          at = end;
        }
      }
    }
    return table;
  }

  /** Fills a part of {@code into} from one stream, which must be used up by it. */
  void decode(byte[] bytes, int from, int to, byte[] into, int at, int count) throws Malformed {
    BackwardBits stream = new BackwardBits(bytes, from, to);
    int mask = (1 << mostBits) - 1;
    int state = (int) stream.read(mostBits);
    for (int i = at; i < at + count; i++) {
      into[i] = symbols[state];
      int width = widths[state];
      state = (state << width | (int) stream.read(width)) & mask;
    }
    if (stream.left() != -mostBits) {
      throw new Malformed("literals that do not end with their bits");
    }
  }
}
