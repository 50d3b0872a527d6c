package org.readout.acquisition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The sheets of an XLSX workbook. A number is written with a point and a date as ISO 8601. */
final class SheetTable {
  /** No plate map is wider; a stray cell far to the right must not fill the memory. */
  private static final int MOST_COLUMNS = 1000;

  /** Unpacked; a small archive that unpacks to more is an attack or an accident. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private SheetTable() {}

  /** Whether the bytes begin as a zip archive does, and so a workbook. */
  static boolean isWorkbook(byte[] bytes) {
    return begins(bytes, 'P', 'K', 3, 4);
  }

  /** Whether the bytes begin as Excel's format before 2007 does. */
  static boolean isOldWorkbook(byte[] bytes) {
    return begins(bytes, 0xD0, 0xCF, 0x11, 0xE0);
  }

  static List<Table> tables(byte[] bytes, Problems problems) throws StudyException {
    ReadingOptions options = new ReadingOptions(true, false);
    requireWhole(bytes, problems);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), options)) {
      List<Table> tables = new ArrayList<>();
      for (Sheet sheet : workbook.getSheets().toList()) {
        tables.add(table(sheet, problems));
      }
      return tables;
    } catch (IOException | RuntimeException e) {
      // The reader meets a damaged workbook with many kinds of unchecked exceptions.
      throw problems.unreadable("the file is not a whole XLSX workbook: " + e.getMessage());
    }
  }

  /** The workbook's reader believes changed bytes; the archive's check sums tell. */
  private static void requireWhole(byte[] bytes, Problems problems) throws StudyException {
    try {
      Path copy = Files.createTempFile("layout", ".xlsx");
      try {
        Files.write(copy, bytes);
        requireWhole(copy, problems);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw problems.unreadable("the file is not a whole XLSX workbook: " + e.getMessage());
    }
  }

  private static void requireWhole(Path workbook, Problems problems)
      throws IOException, StudyException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long unpacked = 0;
    try (ZipFile archive = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        CRC32 sum = new CRC32();
        try (InputStream part = archive.getInputStream(entry)) {
          for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            sum.update(buffer, 0, read);
            unpacked += read;
            if (unpacked > MOST_BYTES) {
              throw problems.unreadable("the workbook is too large to be a layout");
            }
          }
        }
        if (sum.getValue() != entry.getCrc()) {
          throw new ZipException(entry.getName() + " is damaged");
        }
      }
    }
  }

  private static Table table(Sheet sheet, Problems problems) throws IOException, StudyException {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Row> stream = sheet.openStream()) {
      for (Row row : (Iterable<Row>) stream::iterator) {
        if (row.getRowNum() > LayoutFile.MOST_ROWS) {
          throw problems.unreadable(
              "sheet '%s' has more than %d rows".formatted(sheet.getName(), LayoutFile.MOST_ROWS));
        }
        while (rows.size() < row.getRowNum() - 1) {
          rows.add(List.of()); // Rows that were never filled are not in the file.
        }
        rows.add(cells(row));
      }
    }
    return new Table(sheet.getName(), Table.NONE, false, rows);
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
      Cell cell = row.getOptionalCell(column).orElse(null);
      cells.add(cell == null ? "" : text(cell));
    }
    return cells;
  }

  /** A formula whose value was not saved stands for itself, so that nobody takes it for empty. */
  private static String text(Cell cell) {
    Object value = cell.getValue();
    if (value == null) {
      return cell.getFormula() == null ? "" : "=" + cell.getFormula();
    }
    if (cell.getType() == CellType.NUMBER && isDate(cell)) {
      return String.valueOf(cell.asDate()).replaceAll("T00:00(:00)?$", "");
    }
    return value instanceof Number number
        ? CanonicalJson.of((Object) number.doubleValue())
        : TableText.strip(value.toString());
  }

  /** By the number format, with its quoted words, colours and locales left out. */
  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    return format != null
        && format
            .toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|general", "")
            .matches(".*[ymdh].*");
  }

  private static boolean begins(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
