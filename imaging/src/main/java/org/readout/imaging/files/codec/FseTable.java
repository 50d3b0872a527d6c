package org.readout.imaging.files.codec;

/**
 * A table of finite-state entropy: what each state stands for, and how the next one is found.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-4.1">RFC 8878, section 4.1</a>
 */
final class FseTable {
  private static final int LEAST_LOG = 5;

  final int log;
  final byte[] symbols;
  private final byte[] bits;
  private final short[] base;

  private FseTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.bits = new byte[1 << log];
    this.base = new short[1 << log];
  }

  /** One symbol, always. */
  static FseTable constant(int symbol) {
    FseTable table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /**
   * @param chances of each symbol, in parts of {@code 1 << log}; -1 for less than one
   */
  static FseTable of(int log, int... chances) {
    FseTable table = new FseTable(log);
    int size = 1 << log;
    int[] next = new int[chances.length];
    int high = size;
    for (int symbol = 0; symbol < chances.length; symbol++) {
      next[symbol] = Math.abs(chances[symbol]);
      if (chances[symbol] < 0) {
        table.symbols[--high] = (byte) symbol;
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int symbol = 0; symbol < chances.length; symbol++) {
      for (int i = 0; i < chances[symbol]; i++) {
        table.symbols[at] = (byte) symbol;
        do {
          at = (at + step) & (size - 1);
        } while (at >= high);
      }
    }
    for (int state = 0; state < size; state++) {
      int n = next[table.symbols[state]]++;
      int width = log - (31 - Integer.numberOfLeadingZeros(n));
      table.bits[state] = (byte) width;
      table.base[state] = (short) ((n << width) - size);
    }
    return table;
  }

  int next(int state, BackwardBits stream) {
    return base[state] + (int) stream.read(bits[state]);
  }

  /** A table and where its description ends. */
  record Described(FseTable table, int end) {}

  /** Reads the description of a table. */
  static Described read(byte[] bytes, int from, int to, int mostLog, int mostSymbols)
      throws Malformed {
    ForwardBits stream = new ForwardBits(bytes, from, to);
    int log = stream.read(4) + LEAST_LOG;
    if (log > mostLog) {
      throw new Malformed("an entropy table of too many states");
    }
    int[] chances = new int[mostSymbols];
    int remaining = 1 << log;
    int symbol = 0;
    while (remaining > 0) {
      if (symbol >= mostSymbols) {
        throw new Malformed("an entropy table of too many symbols");
      }
      int chance = stream.chance(remaining);
      remaining -= Math.abs(chance);
      chances[symbol++] = chance;
      for (int more = chance == 0 ? 3 : 0; more == 3; symbol += more) {
        more = stream.read(2);
      }
    }
    if (remaining < 0 || symbol > mostSymbols) {
      throw new Malformed("an entropy table whose chances are more than all");
    }
    return new Described(of(log, chances), stream.end());
  }

  /** Bits from the start of a piece of bytes, the lowest of each byte first. */
  private static final class ForwardBits {
    private final byte[] bytes;
    private final int to;
    private long at;

    ForwardBits(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.to = to;
      this.at = 8L * from;
    }

    int read(int count) throws Malformed {
      int value = 0;
      for (int i = 0; i < count; i++, at++) {
        if (at >> 3 >= to) {
          throw new Malformed("an entropy table that breaks off");
        }
        value |= (bytes[(int) (at >> 3)] >> (at & 7) & 1) << i;
      }
      return value;
    }

    /** Small values of the possible range take one bit less. */
    int chance(int remaining) throws Malformed {
      int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
      int low = read(width - 1);
      int threshold = (1 << width) - 1 - (remaining + 1);
      if (low < threshold) {
        return low - 1;
      }
      int value = low | read(1) << (width - 1);
      return (value >= 1 << (width - 1) ? value - threshold : value) - 1;
    }

    int end() {
      return (int) ((at + 7) >> 3);
    }
  }
}
