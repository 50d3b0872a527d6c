package org.readout.imaging.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes small CZI files for tests. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer is allocated here
final class CziWriter {
  /** One plane or tile; its axes by their letters. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Plane(Map<String, Integer> starts, int width, int height, int compression, byte[] data) {}

  private static final int HEADER = 32;

  private CziWriter() {}

  static byte[] write(int pixelType, List<Plane> planes, String xml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[HEADER + 512]);
    List<byte[]> entries = new ArrayList<>();
    for (Plane plane : planes) {
      byte[] entry = entry(pixelType, plane, out.size());
      entries.add(entry);
      ByteBuffer head = little(256).putInt(0).putInt(0).putLong(plane.data().length).put(entry);
      segment(out, "ZISRAWSUBBLOCK", head.array(), plane.data());
    }
    long directory = out.size();
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes(little(128).putInt(entries.size()).array());
    entries.forEach(list::writeBytes);
    segment(out, "ZISRAWDIRECTORY", list.toByteArray(), new byte[0]);
    long metadata = out.size();
    byte[] text = xml.getBytes(StandardCharsets.UTF_8);
    segment(out, "ZISRAWMETADATA", little(256).putInt(text.length).array(), text);
    byte[] file = out.toByteArray();
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("ZISRAWFILE".getBytes(StandardCharsets.US_ASCII))
        .putLong(16, 512)
        .putLong(24, 512)
        .putInt(32, 1)
        .putLong(32 + 52, directory)
        .putLong(32 + 60, metadata);
    return file;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] entry(int pixelType, Plane plane, long at) {
    ByteBuffer entry = little(32 + 20 * plane.starts().size());
    entry.put((byte) 'D').put((byte) 'V').putInt(pixelType).putLong(at).putInt(0);
    entry.putInt(plane.compression()).put(new byte[6]).putInt(plane.starts().size());
    plane
        .starts()
        .forEach(
            (axis, start) -> {
              int size = axis.equals("X") ? plane.width() : axis.equals("Y") ? plane.height() : 1;
              entry.put((byte) axis.charAt(0)).put(new byte[3]);
              entry.putInt(start).putInt(size).putFloat(0).putInt(size);
            });
    return entry.array();
  }

  private static void segment(ByteArrayOutputStream out, String kind, byte[] head, byte[] data) {
    ByteBuffer header = little(HEADER).put(kind.getBytes(StandardCharsets.US_ASCII));
    header.putLong(16, head.length + data.length).putLong(24, head.length + data.length);
    out.writeBytes(header.array());
    out.writeBytes(head);
    out.writeBytes(data);
  }
}
