package org.readout.imaging.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.readout.imaging.ImageException;

/**
 * The tree of named values in which an ND2 keeps its metadata: numbers, texts, and levels of more
 * of them. A value whose name is taken, or that has none, stands under the number of its place.
 */
final class Nd2Values {
  private static final int BOOL = 1;
  private static final int INT = 2;
  private static final int UNSIGNED_INT = 3;
  private static final int LONG = 4;
  private static final int UNSIGNED_LONG = 5;
  private static final int DOUBLE = 6;
  private static final int POINTER = 7;
  private static final int TEXT = 8;
  private static final int BYTES = 9;
  private static final int LEVEL = 11;

  /** Real trees have about ten levels. */
  private static final int MOST_LEVELS = 40;

  private final Map<String, Object> values;

  private Nd2Values(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * @param name of the file, for messages
   */
  static Nd2Values read(String name, ByteBuffer data) throws ImageException {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      while (data.remaining() > 2 && data.get(data.position()) != 0) {
        value(name, data, values, 0);
      }
    } catch (BufferUnderflowException e) {
      throw damaged(name);
    }
    return new Nd2Values(values);
  }

  private static ImageException damaged(String name) {
    return new ImageException.Damaged(name, "its metadata cannot be read");
  }

  private static void value(String file, ByteBuffer data, Map<String, Object> into, int depth)
      throws ImageException {
    int start = data.position();
    int type = data.get();
    byte[] utf16 = new byte[2 * (data.get() & 0xFF)];
    data.get(utf16);
    String name = new String(utf16, StandardCharsets.UTF_16LE).replace("\0", "");
    Object value =
        switch (type) {
          case BOOL -> (double) data.get();
          case INT -> (double) data.getInt();
          case UNSIGNED_INT -> (double) Integer.toUnsignedLong(data.getInt());
          case LONG, UNSIGNED_LONG, POINTER -> (double) data.getLong();
          case DOUBLE -> data.getDouble();
          case TEXT -> text(data);
          case BYTES -> {
            long bytes = data.getLong();
            skipTo(file, data, data.position() + bytes);
            yield "";
          }
          case LEVEL -> level(file, data, start, depth);
          default -> throw damaged(file);
        };
    boolean taken = name.isEmpty() || into.containsKey(name);
    into.put(taken ? name + "#" + into.size() : name, value);
  }

  private static String text(ByteBuffer data) {
    StringBuilder text = new StringBuilder();
    for (char c = data.getChar(); c != 0; c = data.getChar()) {
      text.append(c);
    }
    return text.toString();
  }

  private static Nd2Values level(String file, ByteBuffer data, int start, int depth)
      throws ImageException {
    int count = data.getInt();
    long bytes = data.getLong();
    if (count < 0 || depth >= MOST_LEVELS) {
      throw damaged(file);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      value(file, data, values, depth + 1);
    }
    // A table of the places of its values follows.
    skipTo(file, data, start + bytes + 8L * count);
    return new Nd2Values(values);
  }

  /** Forward only: nothing is read twice. */
  private static void skipTo(String file, ByteBuffer data, long position) throws ImageException {
    if (position < data.position() || position > data.limit()) {
      throw damaged(file);
    }
    data.position((int) position);
  }

  /** The level of that name; an empty one without. */
  Nd2Values below(String name) {
    return values.get(name) instanceof Nd2Values level ? level : new Nd2Values(Map.of());
  }

  /** The first level, whatever its name; an empty one without. */
  Nd2Values firstBelow() {
    return values.values().stream()
        .filter(Nd2Values.class::isInstance)
        .map(Nd2Values.class::cast)
        .findFirst()
        .orElse(new Nd2Values(Map.of()));
  }

  /** All levels, in their order. */
  List<Nd2Values> levels() {
    return values.values().stream()
        .filter(Nd2Values.class::isInstance)
        .map(Nd2Values.class::cast)
        .toList();
  }

  OptionalDouble number(String name) {
    return values.get(name) instanceof Double number
        ? OptionalDouble.of(number)
        : OptionalDouble.empty();
  }

  int whole(String name, int otherwise) {
    return (int) number(name).orElse(otherwise);
  }

  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }
}
