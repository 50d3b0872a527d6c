package org.readout.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A flat table: a row of heads, and rows below it until an empty row or the end. Heads compare
 * without regard to case, blanks, and which of the look-alike letters for micro or T they use.
 * Immutable.
 */
public final class HeadedTable {
  private final Sheet sheet;
  private final int head;
  private final int end;
  private final List<String> heads = new ArrayList<>();

  /** More columns than any flat table has: a wide row is a curve's, and its cells are no heads. */
  private static final int MOST_COLUMNS = 4096;

  private HeadedTable(Sheet sheet, int head, int end) {
    this.sheet = sheet;
    this.head = head;
    this.end = end;
    for (int column = 0; column < Math.min(MOST_COLUMNS, sheet.width(head)); column++) {
      heads.add(plain(sheet.at(head, column)));
    }
  }

  /** The table whose heads stand in {@code head}; it ends before the first empty row. */
  public static HeadedTable below(Sheet sheet, int head) {
    int end = head + 1;
    while (end < sheet.rows() && !sheet.blank(end)) {
      end++;
    }
    return new HeadedTable(sheet, head, end);
  }

  /** Only the heads, as a table without rows: to tell whether it is one at all. */
  public static HeadedTable heads(Sheet sheet, int head) {
    return new HeadedTable(sheet, head, Math.min(head + 1, sheet.rows()));
  }

  /** The same table, which ends before {@code row} at the latest. */
  public HeadedTable until(int row) {
    return new HeadedTable(sheet, head, Math.min(end, row));
  }

  /** The column with the first of these heads that the table has; -1 if it has none. */
  public int column(String... names) {
    for (String name : names) {
      int column = heads.indexOf(plain(name));
      if (column >= 0) {
        return column;
      }
    }
    return -1;
  }

  /** Whether the table has a column of each of these heads. */
  public boolean has(String... names) {
    for (String name : names) {
      if (!heads.contains(plain(name))) {
        return false;
      }
    }
    return true;
  }

  /** The head as written. */
  public String head(int column) {
    return sheet.at(head, column);
  }

  public int columns() {
    return heads.size();
  }

  /** The sheet's row of the first row below the heads. */
  public int first() {
    return head + 1;
  }

  /** The sheet's row after the last one. */
  public int end() {
    return end;
  }

  /** The cell; empty for a column that the table does not have. */
  public String at(int row, int column) {
    return column < 0 ? "" : sheet.at(row, column);
  }

  public String place(int row, int column) {
    return sheet.place(row, column);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
      switch (letter) {
        case 'т' -> plain.append('t');
        case 'µ', 'μ' -> plain.append('u');
        default -> {
          if (!Character.isWhitespace(letter) && letter != '\u00a0') {
            plain.append(letter);
          }
        }
      }
    }
    return plain.toString();
  }
}
