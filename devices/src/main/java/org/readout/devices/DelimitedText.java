package org.readout.devices;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the bytes of a text export into a table: finds its letters, its delimiter, its quotes. */
final class DelimitedText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Enough of a file to tell its delimiter. */
  private static final int SAMPLE = 64 * 1024;

  /** The longest quoted cell that a reader's software writes; beyond, a quote is an inch mark. */
  private static final int LONGEST_QUOTED = 4000;

  private final String text;
  private final char delimiter;
  private final List<String[]> rows = new ArrayList<>();
  private int[] lines = new int[256];
  private String[] cells = new String[64];
  private int count;
  private int line = 1;
  private int firstLine = 1;

  private DelimitedText(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /**
   * A mark at the front decides; then strict UTF-8; then NULs tell UTF-16; else windows-1252, which
   * gives every byte a letter.
   */
  static String decode(String file, byte[] bytes) throws VendorFileException {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return strict(file, bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strict(file, bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strict(file, bytes, 2, StandardCharsets.UTF_16BE);
    }
    int nuls = nuls(bytes);
    if (nuls > 0) {
      if (nuls * 3 < Math.min(bytes.length, SAMPLE)) {
        throw new VendorFileException.NotATable(
            file, "binary content, neither text nor XLSX", "Export the plate as text or XLSX.");
      }
      boolean little = bytes.length > 1 && bytes[1] == 0;
      return strict(file, bytes, 0, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    try {
      return decoder(StandardCharsets.UTF_8).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS);
    }
  }

  /** The table of a decoded text. */
  static Sheet split(String text) {
    DelimitedText table = new DelimitedText(text, delimiter(text));
    table.readRows();
    return Sheet.ofText(table.rows, Arrays.copyOf(table.lines, table.rows.size()));
  }

  private static String strict(String file, byte[] bytes, int from, Charset letters)
      throws VendorFileException {
    try {
      return decoder(letters).decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
    } catch (CharacterCodingException e) {
      throw new VendorFileException.Damaged(
          file, "begins as " + letters + ", and then has bytes that are none", e);
    }
  }

  private static CharsetDecoder decoder(Charset letters) {
    return letters
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static boolean startsWith(byte[] bytes, int... front) {
    for (int i = 0; i < front.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != front[i]) {
        return false;
      }
    }
    return true;
  }

  private static int nuls(byte[] bytes) {
    int nuls = 0;
    for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
      nuls += bytes[i] == 0 ? 1 : 0;
    }
    return nuls;
  }

  /**
   * Tabs hardly ever occur in prose, so that a third as many as commas are enough; with semicolons
   * every comma is likely to be a decimal sign.
   */
  private static char delimiter(String text) {
    int end = Math.min(text.length(), SAMPLE);
    int tabs = 0;
    int semicolons = 0;
    int commas = 0;
    for (int i = 0; i < end; i++) {
      switch (text.charAt(i)) {
        case '\t' -> tabs++;
        case ';' -> semicolons++;
        case ',' -> commas++;
        default -> {}
      }
    }
    if (tabs > 0 && tabs * 3 >= commas && tabs * 3 >= semicolons) {
      return '\t';
    }
    return semicolons > 0 && semicolons * 2 >= commas ? ';' : ',';
  }

  private void readRows() {
    int at = 0;
    while (at < text.length()) {
      at = readRow(at);
      line++;
    }
  }

  /** Reads the row that begins at {@code at}; gives where the next one begins. */
  private int readRow(int at) {
    count = 0;
    firstLine = line;
    int begin = at;
    int i = at;
    while (true) {
      if (i == begin && i < text.length() && text.charAt(i) == '"') {
        int close = closing(i);
        if (close > 0) {
          String quoted = text.substring(i + 1, close);
          line += (int) quoted.lines().skip(1).count();
          add(quoted.replace("\"\"", "\""));
          i = close + 1;
          begin = i;
          if (i < text.length() && text.charAt(i) == delimiter) {
            i++;
            begin = i;
            continue;
          }
          return finish(i);
        }
      }
      char letter = i < text.length() ? text.charAt(i) : '\n';
      if (letter == delimiter) {
        add(text, begin, i);
        begin = i + 1;
      } else if (letter == '\n' || letter == '\r') {
        add(text, begin, i);
        return finish(i);
      }
      i++;
    }
  }

  /** The quote that closes the cell opened at {@code open}; 0 if that quote opens no cell. */
  private int closing(int open) {
    int end = Math.min(text.length(), open + LONGEST_QUOTED);
    for (int i = open + 1; i < end; i++) {
      if (text.charAt(i) != '"') {
        continue;
      }
      char after = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
      if (after == '"') {
        i++;
      } else {
        return after == delimiter || after == '\n' || after == '\r' ? i : 0;
      }
    }
    return 0;
  }

  private int finish(int end) {
    if (rows.size() == lines.length) {
      lines = Arrays.copyOf(lines, lines.length * 2);
    }
    lines[rows.size()] = firstLine;
    rows.add(Arrays.copyOf(cells, count));
    if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
      return end + 2;
    }
    return end + 1;
  }

  private void add(String from, int begin, int end) {
    int first = begin;
    int last = end;
    while (first < last && Sheet.blank(from.charAt(first))) {
      first++;
    }
    while (last > first && Sheet.blank(from.charAt(last - 1))) {
      last--;
    }
    add(first == last ? "" : from.substring(first, last));
  }

  private void add(String cell) {
    if (count == cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    cells[count++] = Sheet.stripped(cell);
  }
}
