package org.readout.devices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A plate drawn as a grid: column numbers in one row, and below them rows that begin with a letter.
 * May begin anywhere on a sheet and at any well. Immutable.
 *
 * @param cells the cells with a text, row by row
 * @param corner the text left of the column numbers
 * @param end the first row below the grid
 * @param rowCount how many rows of wells it has
 * @param columnCount how many columns of wells it has
 * @param first its top left well
 */
public record WellGrid(
    List<Cell> cells, String corner, int end, int rowCount, int columnCount, Well first) {

  /** A cell of a grid and where it stands on the sheet. */
  public record Cell(Well well, String text, int row, int column) {}

  private static final int LETTERS = 26;

  /** What Tecan's programs write in the corner. */
  private static final String CORNER = "<>";

  /** The grid whose column numbers stand in {@code row}; empty if none stand there. */
  public static Optional<WellGrid> at(Sheet sheet, int row) {
    for (int column = 0; column < sheet.width(row); column++) {
      int number = columnNumber(sheet.at(row, column));
      if (number == 0) {
        continue;
      }
      int letters = column - 1;
      int columns = 1;
      while (columnNumber(sheet.at(row, column + columns)) == number + columns) {
        columns++;
      }
      int first = rowIndex(sheet.at(row + 1, letters), -1);
      // One number above a letter is no grid, unless the corner says so: lists have such cells too.
      boolean counts = columns > 1 || sheet.at(row, letters).equals(CORNER);
      if (counts && first >= 0 && number - 1 + columns <= Well.MAX_COLUMNS) {
        return Optional.of(read(sheet, row, letters, new Well(first, number - 1), columns));
      }
      column += columns - 1;
    }
    return Optional.empty();
  }

  /**
   * One sentence if the grid ends before a plate of its columns does: a part of a plate was read,
   * or the file was cut.
   */
  public Optional<String> missingRows() {
    return first.row() == 0 && first.column() == 0
        ? missingRows(rowCount, columnCount)
        : Optional.empty();
  }

  /** The same for rows and columns that begin at A1 and were counted elsewhere. */
  public static Optional<String> missingRows(int rowCount, int columnCount) {
    return Arrays.stream(PlateFormat.values())
        .filter(format -> format.columns() == columnCount && format.rows() > rowCount)
        .findFirst()
        .map(
            format ->
                "%d of the %d rows of a plate with %d columns are there: a part of a plate, or a cut file"
                    .formatted(rowCount, format.rows(), columnCount));
  }

  private static WellGrid read(Sheet sheet, int header, int letters, Well first, int columns) {
    List<Cell> cells = new ArrayList<>();
    int row = header + 1;
    int previous = first.row() - 1;
    while (row < sheet.rows()) {
      int index = rowIndex(sheet.at(row, letters), previous);
      if (index <= previous) {
        break;
      }
      for (int i = 0; i < columns; i++) {
        String text = sheet.at(row, letters + 1 + i);
        if (!text.isEmpty()) {
          cells.add(new Cell(new Well(index, first.column() + i), text, row, letters + 1 + i));
        }
      }
      previous = index;
      row++;
    }
    return new WellGrid(
        List.copyOf(cells), sheet.at(header, letters), row, row - header - 1, columns, first);
  }

  /** A column's number, also as {@code 01}; 0 if the text is none. */
  public static int columnNumber(String text) {
    if (text.isEmpty() || text.length() > 2) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = number * 10 + (digit - '0');
    }
    return number <= Well.MAX_COLUMNS ? number : 0;
  }

  /**
   * The index of a row written as {@code A} to {@code AF}; -1 if the text is none. After {@code Z}
   * a small letter goes on counting, as BMG LABTECH writes it.
   *
   * @param previous the index of the row before
   */
  public static int rowIndex(String text, int previous) {
    if (text.isEmpty() || text.length() > 2) {
      return -1;
    }
    if (text.length() == 1 && previous >= LETTERS - 1 && Character.isLowerCase(text.charAt(0))) {
      int index = LETTERS + text.charAt(0) - 'a';
      return index < Well.MAX_ROWS ? index : -1;
    }
    int index = -1;
    for (int i = 0; i < text.length(); i++) {
      char letter = (char) (text.charAt(i) & ~0x20);
      if (letter < 'A' || letter > 'Z') {
        return -1;
      }
      index = (index + 1) * LETTERS + (letter - 'A');
    }
    return index < Well.MAX_ROWS ? index : -1;
  }
}
