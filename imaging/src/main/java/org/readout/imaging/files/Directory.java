package org.readout.imaging.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.imaging.ImageException;

/**
 * One directory of tags of a TIFF or BigTIFF; values that lie elsewhere are read when they are
 * asked for. Keeps a few hundred bytes, so that a stack of a hundred thousand pages can be open.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 * @see <a href="https://www.awaresystems.be/imaging/tiff/bigtiff.html">BigTIFF</a>
 */
final class Directory {
  /** Bytes of one value of each type; types 13 and 16 to 18 are offsets. Zero: no such type. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int FLOAT = 11;
  private static final int DOUBLE = 12;

  /** The classic format cannot count further; no program writes more than some hundred. */
  private static final long MOST_TAGS = 65_535;

  /** OME-XML of a plate has some megabytes. */
  private static final int MOST_TEXT_BYTES = 1 << 28;

  private final FileBytes file;
  private final boolean big;
  private final ByteBuffer entries;
  private final long next;

  private Directory(FileBytes file, boolean big, ByteBuffer entries, long next) {
    this.file = file;
    this.big = big;
    this.entries = entries;
    this.next = next;
  }

  /**
   * @param big BigTIFF: eight-byte counts and offsets
   */
  static Directory at(FileBytes file, ByteOrder order, boolean big, long at) throws ImageException {
    String what = "a tag directory";
    int countBytes = big ? 8 : 2;
    ByteBuffer head = file.read(at, countBytes, order, what);
    long count = big ? head.getLong() : Short.toUnsignedInt(head.getShort());
    if (count < 0 || count > MOST_TAGS) {
      throw new ImageException.Damaged(
          file.name(), "its tag directory at byte %d has %d tags".formatted(at, count));
    }
    long bytes = count * (big ? 20 : 12);
    int offsetBytes = big ? 8 : 4;
    ByteBuffer all = file.read(at + countBytes, bytes + offsetBytes, order, what);
    long next = big ? all.getLong((int) bytes) : Integer.toUnsignedLong(all.getInt((int) bytes));
    return new Directory(file, big, all.limit((int) bytes).slice().order(order), next);
  }

  /** Where the next page's directory begins; 0 after the last. */
  long next() {
    return next;
  }

  boolean has(int tag) {
    return find(tag) >= 0;
  }

  /** How many values; 0 without the tag. */
  long count(int tag) {
    int at = find(tag);
    return at < 0 ? 0 : countAt(at);
  }

  /** The first value as a whole number. */
  long number(int tag, long otherwise) throws ImageException {
    return count(tag) == 0 ? otherwise : numbers(tag, 1)[0];
  }

  /**
   * The first {@code many} values as whole numbers, positive where the type is.
   *
   * @throws ImageException.Damaged if there are fewer
   */
  long[] numbers(int tag, int many) throws ImageException {
    int at = find(tag);
    if (at < 0 || countAt(at) < many) {
      throw new ImageException.Damaged(
          file.name(), "tag %d has %d values of %d".formatted(tag, count(tag), many));
    }
    int type = typeAt(at);
    int each = TYPE_BYTES[type];
    ByteBuffer values = values(tag, at, (long) many * each);
    long[] numbers = new long[many];
    for (int i = 0; i < many; i++) {
      numbers[i] = number(values, i * each, type);
    }
    return numbers;
  }

  private static long number(ByteBuffer values, int at, int type) {
    return switch (type) {
      case 6 -> values.get(at);
      case 8 -> values.getShort(at);
      case 9 -> values.getInt(at);
      case FLOAT -> (long) values.getFloat(at);
      case DOUBLE -> (long) values.getDouble(at);
      default ->
          switch (TYPE_BYTES[type]) {
            case 1 -> Byte.toUnsignedInt(values.get(at));
            case 2 -> Short.toUnsignedInt(values.getShort(at));
            case 4 -> Integer.toUnsignedLong(values.getInt(at));
            default -> values.getLong(at);
          };
    };
  }

  /** A positive fraction; empty if it is not there, zero, or over zero. */
  OptionalDouble fraction(int tag) throws ImageException {
    int at = find(tag);
    if (at < 0 || typeAt(at) != RATIONAL || countAt(at) == 0) {
      return OptionalDouble.empty();
    }
    ByteBuffer value = values(tag, at, TYPE_BYTES[RATIONAL]);
    double numerator = Integer.toUnsignedLong(value.getInt(0));
    double denominator = Integer.toUnsignedLong(value.getInt(4));
    return numerator > 0 && denominator > 0
        ? OptionalDouble.of(numerator / denominator)
        : OptionalDouble.empty();
  }

  /** Up to the first zero byte, without surrounding blanks; empty if nothing is left. */
  Optional<String> text(int tag) throws ImageException {
    byte[] all = bytes(tag);
    int end = 0;
    while (end < all.length && all[end] != 0) {
      end++;
    }
    String text = new String(all, 0, end, StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** All values as they lie in the file; none without the tag. */
  byte[] bytes(int tag) throws ImageException {
    int at = find(tag);
    if (at < 0) {
      return new byte[0];
    }
    long count = countAt(at);
    if (count < 0 || count > MOST_TEXT_BYTES) {
      throw new ImageException.Damaged(
          file.name(), "tag %d is said to have %d values".formatted(tag, count));
    }
    return values(tag, at, count * TYPE_BYTES[typeAt(at)]).array();
  }

  /** Where the values of a tag lie that do not fit beside it; 0 without the tag. */
  long place(int tag) {
    int at = find(tag);
    if (at < 0) {
      return 0;
    }
    int inline = at + (big ? 12 : 8);
    return big ? entries.getLong(inline) : Integer.toUnsignedLong(entries.getInt(inline));
  }

  /** Whether the values are whole numbers of four bytes. */
  boolean isLong(int tag) {
    int at = find(tag);
    return at >= 0 && typeAt(at) == LONG;
  }

  /** Place in {@link #entries} of a tag of a known type; -1 without. */
  private int find(int tag) {
    int each = big ? 20 : 12;
    for (int at = 0; at < entries.limit(); at += each) {
      if (Short.toUnsignedInt(entries.getShort(at)) == tag && typeAt(at) != 0) {
        return at;
      }
    }
    return -1;
  }

  /** Zero for a type that is not known. */
  private int typeAt(int entry) {
    int type = Short.toUnsignedInt(entries.getShort(entry + 2));
    return type < TYPE_BYTES.length && TYPE_BYTES[type] > 0 ? type : 0;
  }

  private long countAt(int entry) {
    return big ? entries.getLong(entry + 4) : Integer.toUnsignedLong(entries.getInt(entry + 4));
  }

  /** The first {@code bytes} of a tag's values, in a buffer whose array is exactly they. */
  private ByteBuffer values(int tag, int entry, long bytes) throws ImageException {
    long count = countAt(entry);
    int room = big ? 8 : 4;
    int inline = entry + (big ? 12 : 8);
    if (count <= room && count * TYPE_BYTES[typeAt(entry)] <= room) {
      byte[] value = new byte[(int) bytes];
      entries.get(inline, value);
      return ByteBuffer.wrap(value).order(entries.order());
    }
    long at = big ? entries.getLong(inline) : Integer.toUnsignedLong(entries.getInt(inline));
    return file.read(at, bytes, entries.order(), "the values of tag " + tag);
  }
}
