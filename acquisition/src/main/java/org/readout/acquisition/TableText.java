package org.readout.acquisition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The text of a table, from bytes whose encoding nobody names. A byte order mark decides; else NUL
 * bytes at every second place mean UTF-16, else it is UTF-8 if it can be, else Windows-1252.
 */
final class TableText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NO_BREAK_SPACE = '\u00A0';

  private TableText() {}

  /** The text without its byte order mark. */
  static String decode(byte[] bytes, Problems problems) throws StudyException {
    Charset charset = charset(bytes);
    if (charset.equals(StandardCharsets.UTF_8) && isCutInCharacter(bytes)) {
      throw problems.unreadable("the end: the file is cut off in the middle of a character");
    }
    String text;
    try {
      text = decode(bytes, charset);
    } catch (CharacterCodingException e) {
      if (!charset.equals(StandardCharsets.UTF_8)) {
        throw problems.unreadable("the end: the file is cut off, its " + charset + " is not whole");
      }
      text = new String(bytes, WINDOWS_1252);
    }
    if (text.chars().anyMatch(TableText::isBinary)) {
      throw problems.unreadable("the file is not a table: it holds bytes that are no text");
    }
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  /** The cells of the text between separators, with quotes as a spreadsheet writes them. */
  static Table table(String text, char separator, Problems problems) throws StudyException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord row : parser) {
        if (rows.size() == LayoutFile.MOST_ROWS) {
          throw problems.unreadable("the file has more than " + LayoutFile.MOST_ROWS + " lines");
        }
        rows.add(row.stream().map(TableText::strip).toList());
      }
    } catch (IOException | UncheckedIOException e) {
      throw problems.unreadable(
          "line " + (rows.size() + 1) + ": a quotation mark is opened and not closed as it should");
    }
    return new Table(null, separator, !text.endsWith("\n") && !text.endsWith("\r"), rows);
  }

  /** Also without the space that does not break, which spreadsheets put around numbers. */
  static String strip(String cell) {
    return cell.replace(NO_BREAK_SPACE, ' ').strip();
  }

  private static Charset charset(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xFF : 0;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : 0;
    if (first == 0xFF && second == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (first == 0xFE && second == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    int evenNuls = 0;
    int oddNuls = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0 && i % 2 == 0) {
        evenNuls++;
      } else if (bytes[i] == 0) {
        oddNuls++;
      }
    }
    // A table is mostly Latin letters, digits and separators: half of its UTF-16 bytes are NUL.
    int most = bytes.length / 4;
    if (oddNuls > most && evenNuls == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return evenNuls > most && oddNuls == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return strict(charset).decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Whether only the end is missing for the bytes to be UTF-8. */
  private static boolean isCutInCharacter(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CoderResult result =
        strict(StandardCharsets.UTF_8).decode(from, CharBuffer.allocate(bytes.length + 1), false);
    return result.isUnderflow() && from.hasRemaining();
  }

  /** Control characters that no table has, and those that Windows-1252 leaves undefined. */
  private static boolean isBinary(int character) {
    return (character < ' ' && character != '\t' && character != '\n' && character != '\r')
        || (character >= 0x7F && character < 0xA0)
        || character == 0xFFFD;
  }
}
