package org.readout.imaging.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.imaging.ImageException;

/**
 * The list of planes that Micro-Manager and Pycro-Manager keep beside their NDTiff files.
 *
 * @see <a href="https://github.com/micro-manager/NDTiffStorage">NDTiffStorage, README</a>
 */
final class NdTiffIndex {
  static final String NAME = "NDTiff.index";

  /** Names and axes of a plane are some tens of bytes long. */
  private static final int MOST_TEXT_BYTES = 1 << 16;

  private static final int NUMBERS = 8;

  /** One axis with its value, a whole number or a word. */
  private static final Pattern AXIS =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d+))");

  /** The number in front of a kind of pixel is its place here: bits, then samples a pixel. */
  private static final int[][] KINDS = {
    {8, 1}, {16, 1}, {8, 3}, {10, 1}, {12, 1}, {14, 1}, {11, 1}
  };

  private NdTiffIndex() {}

  /**
   * One plane.
   *
   * @param axes its place on each axis, for example {@code channel} and {@code time}
   * @param file in the same folder
   * @param at where its samples begin
   * @param bits that count; samples of more than 8 are stored in 16
   */
  record Entry(
      Map<String, String> axes,
      String file,
      long at,
      int width,
      int height,
      int bits,
      int perPixel) {
    int sampleBytes() {
      return bits > 8 ? 2 : 1;
    }

    boolean fits(Entry other) {
      return width == other.width
          && height == other.height
          && bits == other.bits
          && perPixel == other.perPixel;
    }
  }

  /** Whether a file begins as an index does: a length, and then an opening brace. */
  static boolean begins(byte[] start) {
    return start.length > 5 && start[3] == 0 && start[2] == 0 && start[4] == '{' && start[5] == '"';
  }

  static List<Entry> read(FileBytes file) throws ImageException {
    ByteBuffer all = file.read(0, file.length(), ByteOrder.LITTLE_ENDIAN, "its list");
    List<Entry> entries = new ArrayList<>();
    while (all.hasRemaining()) {
      entries.add(entry(file, all));
    }
    return entries;
  }

  private static Entry entry(FileBytes file, ByteBuffer all) throws ImageException {
    String axes = text(file, all);
    String name = text(file, all);
    if (all.remaining() < 4 * NUMBERS) {
      throw cutOff(file);
    }
    long at = Integer.toUnsignedLong(all.getInt());
    int width = all.getInt();
    int height = all.getInt();
    int kind = all.getInt();
    int compression = all.getInt();
    all.position(all.position() + 4 * 3);
    if (kind < 0 || kind >= KINDS.length || compression != 0) {
      throw new ImageException.Unsupported(
          file.name(),
          "an NDTiff plane of pixel type %d and compression %d".formatted(kind, compression),
          "Open the TIFF beside it, or update readout.");
    }
    org.readout.imaging.ImageFile.refuseSize(file.name(), width, height);
    return new Entry(axes(axes), name, at, width, height, KINDS[kind][0], KINDS[kind][1]);
  }

  private static String text(FileBytes file, ByteBuffer all) throws ImageException {
    int length = all.remaining() < 4 ? -1 : all.getInt();
    if (length > MOST_TEXT_BYTES) {
      throw new ImageException.Damaged(
          file.name(), "a name of %d bytes before byte %d".formatted(length, all.position()));
    }
    if (length < 0 || length > all.remaining()) {
      throw cutOff(file);
    }
    byte[] text = new byte[length];
    all.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static ImageException.CutOff cutOff(FileBytes file) {
    return new ImageException.CutOff(file.name(), file.length(), "inside its list of planes");
  }

  private static Map<String, String> axes(String json) {
    Map<String, String> axes = new LinkedHashMap<>();
    Matcher matcher = AXIS.matcher(json);
    while (matcher.find()) {
      String word = matcher.group(2);
      axes.put(matcher.group(1), word == null ? matcher.group(3) : word);
    }
    return axes;
  }
}
