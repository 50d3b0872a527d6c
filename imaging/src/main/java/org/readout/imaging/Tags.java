package org.readout.imaging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One directory of tags as TIFF 6.0, BigTIFF and EXIF write it. Every value has been checked to lie
 * inside the file. Immutable.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class Tags {
  static final int SUBFILE_TYPE = 254;
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int DESCRIPTION = 270;
  static final int MAKE = 271;
  static final int MODEL = 272;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int X_RESOLUTION = 282;
  static final int Y_RESOLUTION = 283;
  static final int PLANAR = 284;
  static final int RESOLUTION_UNIT = 296;
  static final int SOFTWARE = 305;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int EXTRA_SAMPLES = 338;
  static final int SAMPLE_FORMAT = 339;
  static final int EXPOSURE_TIME = 0x829A;
  static final int F_NUMBER = 0x829D;
  static final int EXIF = 0x8769;
  static final int GPS = 0x8825;
  static final int DNG_VERSION = 50706;

  /** Bytes of one value of each type; types 13 and 16 to 18 are offsets. Zero: no such type. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private static final int TEXT_TYPE = 2;

  /** The type whose value is a numerator and a denominator of four bytes each. */
  private static final int RATIONAL = 5;

  private record Entry(int type, long count, long at) {}

  private final Octets octets;
  private final boolean big;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final long next;

  private Tags(Octets octets, long at, boolean big) throws ImageException.CutOff {
    this.octets = octets;
    this.big = big;
    long count = count(octets, at, big);
    for (long i = 0; i < count; i++) {
      read(at + countBytes(big) + i * entryBytes(big));
    }
    next = nextOf(octets, at, big);
  }

  /** Where the directory after the one at {@code at} begins; 0 after the last. */
  static long nextOf(Octets octets, long at, boolean big) throws ImageException.CutOff {
    long end = at + countBytes(big) + count(octets, at, big) * entryBytes(big);
    return big ? octets.u64(end) : octets.u32(end);
  }

  /** How many tags; they all lie inside the file. */
  private static long count(Octets octets, long at, boolean big) throws ImageException.CutOff {
    long count = big ? octets.u64(at) : octets.u16(at);
    long most = Math.min(count, octets.length());
    octets.require(at + countBytes(big), most * entryBytes(big), "a tag directory");
    return count;
  }

  private static int countBytes(boolean big) {
    return big ? 8 : 2;
  }

  private static int entryBytes(boolean big) {
    return big ? 20 : 12;
  }

  /**
   * @param octets begins with the TIFF header, in its byte order
   * @param at where the directory begins
   * @param big BigTIFF: eight-byte offsets
   */
  static Tags at(Octets octets, long at, boolean big) throws ImageException.CutOff {
    return new Tags(octets, at, big);
  }

  /** Where the next page's directory begins; 0 after the last. */
  long next() {
    return next;
  }

  private void read(long at) throws ImageException.CutOff {
    int type = octets.u16(at + 2);
    long count = big ? octets.u64(at + 4) : octets.u32(at + 4);
    int each = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    if (each == 0) {
      return;
    }
    long room = big ? 8 : 4;
    long inline = at + (big ? 12 : 8);
    long bytes = count > octets.length() ? Integer.MAX_VALUE : count * each;
    long value = bytes <= room ? inline : big ? octets.u64(inline) : octets.u32(inline);
    octets.require(value, bytes, "the values of tag " + octets.u16(at));
    entries.put(octets.u16(at), new Entry(type, count, value));
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** How many values; 0 without the tag. */
  long count(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.count();
  }

  /** The first value as a whole number. */
  long number(int tag, long otherwise) throws ImageException.CutOff {
    return count(tag) == 0 ? otherwise : number(tag, 0, otherwise);
  }

  /**
   * @param index must be below {@link #count}
   */
  long number(int tag, long index, long otherwise) throws ImageException.CutOff {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type() == RATIONAL) {
      return otherwise;
    }
    int each = TYPE_BYTES[entry.type()];
    long at = entry.at() + index * each;
    return switch (each) {
      case 1 -> octets.u8(at);
      case 2 -> octets.u16(at);
      case 4 -> octets.u32(at);
      default -> octets.u64(at);
    };
  }

  /** A positive fraction; empty if it is not there, zero, or over zero. */
  OptionalDouble fraction(int tag) throws ImageException.CutOff {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type() != RATIONAL || entry.count() == 0) {
      return OptionalDouble.empty();
    }
    double numerator = octets.u32(entry.at());
    double denominator = octets.u32(entry.at() + 4);
    return numerator > 0 && denominator > 0
        ? OptionalDouble.of(numerator / denominator)
        : OptionalDouble.empty();
  }

  /** Up to the first zero byte, without surrounding blanks; empty if nothing is left. */
  Optional<String> text(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null || entry.type() != TEXT_TYPE) {
      return Optional.empty();
    }
    String all = octets.text(entry.at(), (int) entry.count());
    int end = all.indexOf('\0');
    String text = (end < 0 ? all : all.substring(0, end)).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The directory that a tag points to. */
  Optional<Tags> below(int tag) throws ImageException.CutOff {
    long at = number(tag, 0);
    return at == 0 ? Optional.empty() : Optional.of(new Tags(octets, at, big));
  }

  /** As in EXIF; upright where the tag is missing or not one of the eight. */
  int orientation() throws ImageException.CutOff {
    long stored = number(ORIENTATION, 1);
    return stored >= 1 && stored <= 8 ? (int) stored : 1;
  }
}
