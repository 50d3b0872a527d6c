package org.readout.imaging.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readout.imaging.ImageException;

/**
 * One entry of the directory of a CZI: a plane, a tile of one, or a smaller copy.
 *
 * @param at where its segment begins
 * @param starts first index on each axis, by its letter
 * @param sizes of it on each axis, in pixels of the full size for X and Y
 * @param width stored
 * @param height stored
 */
record CziBlock(
    int pixelType,
    long at,
    int filePart,
    int compression,
    Map<String, Integer> starts,
    Map<String, Integer> sizes,
    int width,
    int height) {
  private static final int SEGMENT_HEADER_BYTES = 32;
  private static final int ENTRY_BYTES = 32;
  private static final int AXIS_BYTES = 20;
  private static final int DIRECTORY_HEADER_BYTES = 128;
  private static final int MOST_AXES = 64;

  /** The directory's place within the first segment. */
  private static final int DIRECTORY_POSITION = SEGMENT_HEADER_BYTES + 52;

  /** Reads the whole directory. */
  static List<CziBlock> directory(FileBytes file) throws ImageException {
    long at = file.read(DIRECTORY_POSITION, 8, ByteOrder.LITTLE_ENDIAN, "its header").getLong();
    ByteBuffer data = segment(file, at, "ZISRAWDIRECTORY");
    if (data.remaining() < DIRECTORY_HEADER_BYTES) {
      throw new ImageException.Damaged(file.name(), "its directory has no header");
    }
    int count = data.getInt();
    data.position(DIRECTORY_HEADER_BYTES);
    List<CziBlock> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(entry(file, data));
    }
    if (blocks.isEmpty()) {
      throw new ImageException.Damaged(file.name(), "its directory names no plane");
    }
    return blocks;
  }

  /** The data of a segment of the given kind, as far as it is used. */
  static ByteBuffer segment(FileBytes file, long at, String kind) throws ImageException {
    String what = "its segment " + kind;
    ByteBuffer header = file.read(at, SEGMENT_HEADER_BYTES, ByteOrder.LITTLE_ENDIAN, what);
    String found = kind(header);
    if (!found.startsWith(kind)) {
      throw new ImageException.Damaged(
          file.name(), "no segment %s begins at byte %d".formatted(kind, at));
    }
    long allocated = header.getLong(16);
    long used = header.getLong(24);
    return file.read(
        at + SEGMENT_HEADER_BYTES, used > 0 ? used : allocated, ByteOrder.LITTLE_ENDIAN, what);
  }

  /** The name with which a segment begins. */
  private static String kind(ByteBuffer header) {
    byte[] name = new byte[16];
    header.get(0, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static CziBlock entry(FileBytes file, ByteBuffer data) throws ImageException {
    if (data.remaining() < ENTRY_BYTES) {
      throw new ImageException.Damaged(file.name(), "its directory is shorter than it says");
    }
    int start = data.position();
    int axes = data.getInt(start + 28);
    if (data.get(start) != 'D'
        || axes < 0
        || axes > MOST_AXES
        || data.remaining() < ENTRY_BYTES + axes * AXIS_BYTES) {
      throw new ImageException.Damaged(file.name(), "an entry of its directory cannot be read");
    }
    Map<String, Integer> starts = new LinkedHashMap<>();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    Map<String, Integer> stored = new LinkedHashMap<>();
    for (int i = 0; i < axes; i++) {
      int at = start + ENTRY_BYTES + i * AXIS_BYTES;
      String axis = String.valueOf((char) data.get(at));
      starts.put(axis, data.getInt(at + 4));
      sizes.put(axis, data.getInt(at + 8));
      stored.put(axis, data.getInt(at + 16));
    }
    data.position(start + ENTRY_BYTES + axes * AXIS_BYTES);
    return new CziBlock(
        data.getInt(start + 2),
        data.getLong(start + 6),
        data.getInt(start + 14),
        data.getInt(start + 18),
        starts,
        sizes,
        stored.getOrDefault("X", 0),
        stored.getOrDefault("Y", 0));
  }

  /** Whether it is no smaller copy. */
  boolean fullSize() {
    return sizes.getOrDefault("X", 0) == width && sizes.getOrDefault("Y", 0) == height;
  }

  /** Index on an axis; 0 where the axis is not there. */
  int start(String axis) {
    return starts.getOrDefault(axis, 0);
  }

  /** Where its pixels lie. */
  TiffPage.Part data(FileBytes file) throws ImageException {
    ByteBuffer head =
        file.read(at, SEGMENT_HEADER_BYTES + 16, ByteOrder.LITTLE_ENDIAN, "the segment of a plane");
    String found = kind(head);
    long metadata = Integer.toUnsignedLong(head.getInt(SEGMENT_HEADER_BYTES));
    long bytes = head.getLong(SEGMENT_HEADER_BYTES + 8);
    if (!found.startsWith("ZISRAWSUBBLOCK") || bytes < 0) {
      throw new ImageException.Damaged(file.name(), "no plane begins at byte " + at);
    }
    int entry = 16 + ENTRY_BYTES + starts.size() * AXIS_BYTES;
    long begin = at + SEGMENT_HEADER_BYTES + Math.max(256, entry) + metadata;
    file.require(begin, bytes, "the pixels of a plane");
    return new TiffPage.Part(begin, bytes);
  }
}
