package org.readout.devices;

import java.util.List;
import java.util.OptionalInt;

/**
 * A table of texts: a whole text file, or one sheet of a workbook. Rows and columns count from
 * zero; beyond the edge every cell is empty. Blanks around a cell's text, also no-break spaces, are
 * gone. Immutable.
 */
public final class Sheet {
  private static final int LETTERS = 26;

  private final String name;
  private final List<String[]> rows;
  private final int[] lines;
  private final int left;

  private Sheet(String name, List<String[]> rows, int[] lines, int left) {
    this.name = name;
    this.rows = rows;
    this.lines = lines;
    this.left = left;
  }

  /**
   * @param lines the line, from one, on which each row begins: a quoted cell may span lines
   */
  static Sheet ofText(List<String[]> rows, int[] lines) {
    return new Sheet("", rows, lines, 0);
  }

  static Sheet ofWorkbook(String name, List<String[]> rows) {
    return new Sheet(name, rows, new int[0], 0);
  }

  /** The sheet's name; empty for a text file. */
  public String name() {
    return name;
  }

  public int rows() {
    return rows.size();
  }

  /** The cells of a row up to its last one that was written. */
  public int width(int row) {
    return row < 0 || row >= rows.size() ? 0 : Math.max(0, rows.get(row).length - left);
  }

  public String at(int row, int column) {
    if (row < 0 || row >= rows.size() || column < 0) {
      return "";
    }
    String[] cells = rows.get(row);
    return column + left < cells.length ? cells[column + left] : "";
  }

  /** Whether the row has no text at all. */
  public boolean blank(int row) {
    for (int column = 0; column < width(row); column++) {
      if (!at(row, column).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The number of cells of a row that have a text. */
  public int filled(int row) {
    int filled = 0;
    for (int column = 0; column < width(row); column++) {
      if (!at(row, column).isEmpty()) {
        filled++;
      }
    }
    return filled;
  }

  /** The first row at or after {@code from} whose first cell begins with {@code prefix}. */
  public OptionalInt rowOf(String prefix, int from) {
    for (int row = Math.max(0, from); row < rows.size(); row++) {
      if (at(row, 0).startsWith(prefix)) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a cell of the first {@code limit} rows begins with {@code prefix}. */
  public boolean has(String prefix, int limit) {
    return columnOf(prefix, limit).isPresent();
  }

  /** The column of the first cell of the first {@code limit} rows that begins with a prefix. */
  public OptionalInt columnOf(String prefix, int limit) {
    for (int row = 0; row < Math.min(limit, rows.size()); row++) {
      OptionalInt column = columnIn(row, prefix);
      if (column.isPresent()) {
        return column;
      }
    }
    return OptionalInt.empty();
  }

  /** The first column of a row whose text begins with {@code prefix}, in any case of letters. */
  public OptionalInt columnIn(int row, String prefix) {
    for (int column = 0; column < width(row); column++) {
      if (at(row, column).regionMatches(true, 0, prefix, 0, prefix.length())) {
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  /** The text after a colon in the same cell, or else the next text in the row; empty if none. */
  public String valueOf(int row, int column) {
    String cell = at(row, column);
    int colon = cell.indexOf(':');
    if (colon >= 0 && colon < cell.length() - 1) {
      return stripped(cell.substring(colon + 1));
    }
    for (int next = column + 1; next < width(row); next++) {
      if (!at(row, next).isEmpty()) {
        return at(row, next);
      }
    }
    return "";
  }

  /** Where a cell is, for a message: a line of a text, or a sheet and cell of a workbook. */
  public String place(int row, int column) {
    if (name.isEmpty()) {
      int line = row < lines.length ? lines[row] : row + 1;
      return "line %d, column %d".formatted(line, column + left + 1);
    }
    return "sheet '%s', cell %s%d".formatted(name, letters(column + left), row + 1);
  }

  /** The same sheet without its first {@code columns} columns. */
  public Sheet from(int columns) {
    return new Sheet(name, rows, lines, left + columns);
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
  }

  /** The text without blanks and no-break spaces at its ends. */
  public static String stripped(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && blank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && blank(text.charAt(end - 1))) {
      end--;
    }
    return begin == 0 && end == text.length() ? text : text.substring(begin, end);
  }

  static boolean blank(char letter) {
    return letter <= ' ' || letter == '\u00a0' || letter == '\u202f' || letter == '\ufeff';
  }
}
