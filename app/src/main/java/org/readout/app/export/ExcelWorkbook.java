package org.readout.app.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of tables, texts and pictures. Numbers are numbers and texts are texts: none is ever a
 * formula or a date, whatever it begins with.
 */
final class ExcelWorkbook {
  /** What one sheet of Excel holds, the header among them. */
  static final int MOST_ROWS = 1_048_576;

  /** What one cell of Excel holds. */
  private static final int MOST_CHARACTERS = 32_767;

  private static final int MOST_WIDTH = 60;
  private static final int LEAST_WIDTH = 8;
  private static final int ROWS_FOR_WIDTH = 200;
  private static final double TEXT_WIDTH = 110;

  private ExcelWorkbook() {}

  /** A sheet: its name is shortened to what Excel takes. */
  sealed interface Sheet {
    String name();

    /** A sheet for the table, or several where one cannot hold its rows. */
    static List<Sheet> of(Table table) {
      int most = MOST_ROWS - 1;
      List<Sheet> sheets = new ArrayList<>();
      for (int from = 0; from == 0 || from < table.rows().size(); from += most) {
        int to = Math.min(from + most, table.rows().size());
        String name = from == 0 ? table.name() : table.name() + " " + (from / most + 1);
        sheets.add(new Of(name, new Table(name, table.columns(), table.rows().subList(from, to))));
      }
      return sheets;
    }

    record Of(String name, Table table) implements Sheet {}

    /** Lines of text, one a row. */
    record Text(String name, List<String> lines) implements Sheet {}

    record Pictures(String name, List<Picture> pictures) implements Sheet {}
  }

  /**
   * @param widthPx on screen
   */
  @SuppressWarnings("ArrayRecordComponent") // No picture is ever compared with another.
  record Picture(String title, byte[] png, int widthPx, int heightPx) {}

  static byte[] bytes(String version, List<Sheet> sheets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Excel takes a version of the form 0.1 only.
    try (Workbook workbook =
        new Workbook(bytes, "readout", version.replaceAll("^(\\d+\\.\\d+).*", "$1"))) {
      for (Sheet sheet : sheets) {
        Worksheet page = workbook.newWorksheet(sheet.name());
        if (sheet instanceof Sheet.Of table) {
          write(page, table.table());
        } else if (sheet instanceof Sheet.Text text) {
          write(page, text.lines());
        } else if (sheet instanceof Sheet.Pictures pictures) {
          pictures(page, pictures.pictures());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet page, Table table) {
    if (table.rows().size() >= MOST_ROWS) {
      throw new IllegalArgumentException(
          table.name() + ": " + table.rows().size() + " rows do not fit a sheet");
    }
    for (int c = 0; c < table.columns().size(); c++) {
      Table.Column column = table.columns().get(c);
      String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
      page.value(0, c, column.name() + unit);
      page.style(0, c).bold().fillColor("DDE6EE").set();
      page.width(c, width(table, c));
    }
    for (int r = 0; r < table.rows().size(); r++) {
      for (int c = 0; c < table.columns().size(); c++) {
        cell(page, r + 1, c, table.rows().get(r).get(c));
      }
    }
    page.freezePane(0, 1);
    if (!table.rows().isEmpty()) {
      page.setAutoFilter(0, 0, table.rows().size(), table.columns().size() - 1);
    }
  }

  private static int width(Table table, int column) {
    int longest =
        table.rows().stream()
            .limit(ROWS_FOR_WIDTH)
            .map(row -> row.get(column))
            .mapToInt(
                cell -> cell == null ? 0 : cell instanceof Double ? 10 : cell.toString().length())
            .max()
            .orElse(0);
    Table.Column header = table.columns().get(column);
    int title = header.name().length() + header.unit().length() + 5;
    return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.max(longest, title) + 1));
  }

  private static void cell(Worksheet page, int row, int column, @Nullable Object value) {
    if (value instanceof Boolean truth) {
      page.value(row, column, truth);
    } else if (value instanceof Number number) {
      page.value(row, column, number);
    } else if (value instanceof String text) {
      page.value(row, column, printable(text));
    }
  }

  private static void write(Worksheet page, List<String> lines) {
    page.width(0, TEXT_WIDTH);
    for (int r = 0; r < lines.size(); r++) {
      page.value(r, 0, printable(lines.get(r)));
      page.style(r, 0).wrapText(true).verticalAlignment("top").set();
    }
  }

  private static void pictures(Worksheet page, List<Picture> pictures) {
    int row = 0;
    for (Picture picture : pictures) {
      page.value(row, 0, printable(picture.title()));
      page.style(row, 0).bold().set();
      page.addImage(row + 1, 0, picture.png(), picture.widthPx(), picture.heightPx());
      row += 3 + picture.heightPx() / 20;
    }
  }

  /** Without the characters that XML cannot hold, and no longer than a cell. */
  private static String printable(String text) {
    String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    return clean.length() <= MOST_CHARACTERS ? clean : clean.substring(0, MOST_CHARACTERS);
  }
}
