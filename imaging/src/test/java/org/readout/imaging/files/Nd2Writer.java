package org.readout.imaging.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes small ND2 files for tests. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer is allocated here
final class Nd2Writer {
  private static final String MAP_END = "ND2 CHUNK MAP SIGNATURE 0000001!";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> places = new LinkedHashMap<>();

  Nd2Writer() {
    piece("ND2 FILE SIGNATURE CHUNK NAME01!", new byte[64]);
    places.clear();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void piece(String name, byte[] data) {
    places.put(name, out.size());
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    out.writeBytes(
        little(16).putInt(0x0ABECEDA).putInt(text.length + 8).putLong(data.length).array());
    out.writeBytes(text);
    out.writeBytes(new byte[8]);
    out.writeBytes(data);
  }

  byte[] end() {
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    places.forEach(
        (name, at) -> {
          map.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
          map.writeBytes(little(16).putLong(at).array());
        });
    map.writeBytes(MAP_END.getBytes(StandardCharsets.US_ASCII));
    map.writeBytes(new byte[16]);
    long at = out.size();
    piece("ND2 FILEMAP SIGNATURE NAME 0001!", map.toByteArray());
    out.writeBytes(MAP_END.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(little(8).putLong(at).array());
    return out.toByteArray();
  }

  private static byte[] head(int type, String name) {
    byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    return little(2 + text.length).put((byte) type).put((byte) (text.length / 2)).put(text).array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] whole(String name, int value) {
    return joined(head(3, name), little(4).putInt(value).array());
  }

  static byte[] fraction(String name, double value) {
    return joined(head(6, name), little(8).putDouble(value).array());
  }

  static byte[] text(String name, String value) {
    return joined(head(8, name), (value + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  static byte[] level(String name, byte[]... values) {
    byte[] inside = joined(values);
    byte[] head = head(11, name);
    ByteBuffer sizes = little(12).putInt(values.length).putLong(head.length + 12 + inside.length);
    return joined(head, sizes.array(), inside, new byte[8 * values.length]);
  }
}
