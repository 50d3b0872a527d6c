package org.readout.acquisition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells as a file has them, outer spaces removed. Rows and columns count from zero here, and from
 * one in a message, as a spreadsheet shows them.
 *
 * @param sheet the name of the sheet; null for a text file
 * @param separator between the cells of a text file; 0 for a sheet
 * @param endsOpen the text's last line has no end
 */
record Table(@Nullable String sheet, char separator, boolean endsOpen, List<List<String>> rows) {
  /** What a table without separators has in their place. */
  static final char NONE = 0;

  private static final int LETTERS = 26;

  Table {
    rows = List.copyOf(rows);
  }

  /** The text of a cell; empty where the row is too short. */
  String cell(int row, int column) {
    return row < rows.size() && column < rows.get(row).size() ? rows.get(row).get(column) : "";
  }

  boolean isBlank(int row) {
    return filled(row) == 0;
  }

  /** How many cells of the row say something. */
  long filled(int row) {
    return row >= rows.size() ? 0 : rows.get(row).stream().filter(cell -> !cell.isEmpty()).count();
  }

  /** One past the last cell that says something. */
  int width(int row) {
    List<String> cells = rows.get(row);
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isEmpty()) {
      width--;
    }
    return width;
  }

  /**
   * How many cells the row has too many (positive) or too few (negative) below a header. In a text
   * file also empty cells count: a decimal comma between commas makes one more. A sheet just ends
   * its rows where nothing follows.
   */
  int excess(int row, int header) {
    int wanted = width(header);
    int width = row < rows.size() ? width(row) : 0;
    if (sheet != null) {
      return Math.max(0, width - wanted);
    }
    int cells = row < rows.size() ? rows.get(row).size() : 0;
    return cells < wanted ? cells - wanted : Math.max(0, cells - rows.get(header).size());
  }

  /** What to say of a text whose last line has no end. */
  String openEnd() {
    return "the last line has no end; check that it is whole: '%s'"
        .formatted(String.join(String.valueOf(separator), rows.get(rows.size() - 1)));
  }

  String place(int row) {
    return sheet == null ? "line " + (row + 1) : "sheet '%s', row %d".formatted(sheet, row + 1);
  }

  String place(int row, int column) {
    return sheet == null
        ? place(row)
        : "sheet '%s', cell %s%d".formatted(sheet, letters(column), row + 1);
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
  }
}
