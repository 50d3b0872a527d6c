package org.readout.devices.port;

import java.nio.charset.StandardCharsets;

/**
 * Bytes as a person reads them, and back: printable ASCII stands for itself, {@code \r}, {@code
 * \n}, {@code \t} and {@code \\} for the usual, every other byte is {@code \xNN}. A space at either
 * end is {@code \x20}, so that no editor can lose it.
 */
public final class WireText {
  private static final int LAST_PRINTABLE = 0x7e;
  private static final int HEX = 16;

  private WireText() {}

  /** The bytes as text on one line. */
  public static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length + HEX);
    for (int i = 0; i < bytes.length; i++) {
      boolean edge = i == 0 || i == bytes.length - 1;
      text.append(one(bytes[i] & 0xff, edge));
    }
    return text.toString();
  }

  /** The bytes of a text whose every char is one byte (ISO 8859-1). */
  public static String of(String latin1) {
    return of(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String one(int value, boolean edge) {
    return switch (value) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      case ' ' -> edge ? "\\x20" : " ";
      default ->
          value > ' ' && value <= LAST_PRINTABLE
              ? String.valueOf((char) value)
              : "\\x%02x".formatted(value);
    };
  }

  /**
   * The bytes that a text stands for.
   *
   * @throws IllegalArgumentException if a backslash begins nothing known, or a letter is no ASCII
   */
  public static byte[] bytes(String text) {
    StringBuilder latin1 = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter > LAST_PRINTABLE || letter < ' ') {
        throw new IllegalArgumentException("no printable ASCII at " + i + " of '" + text + "'");
      }
      if (letter != '\\') {
        latin1.append(letter);
        continue;
      }
      char kind = i + 1 < text.length() ? text.charAt(++i) : ' ';
      switch (kind) {
        case 'r' -> latin1.append('\r');
        case 'n' -> latin1.append('\n');
        case 't' -> latin1.append('\t');
        case '\\' -> latin1.append('\\');
        case 'x' -> {
          latin1.append((char) hex(text, i + 1));
          i += 2;
        }
        default -> throw new IllegalArgumentException("unknown escape in '" + text + "'");
      }
    }
    return latin1.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      throw new IllegalArgumentException("\\x without two digits in '" + text + "'");
    }
    int high = Character.digit(text.charAt(at), HEX);
    int low = Character.digit(text.charAt(at + 1), HEX);
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException("\\x without two digits in '" + text + "'");
    }
    return high * HEX + low;
  }
}
