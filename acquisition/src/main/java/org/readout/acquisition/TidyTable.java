package org.readout.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Any table with a header, read as layouts are: comma, semicolon or tab, whatever encoding, or the
 * first sheet of an XLSX workbook. Immutable.
 *
 * @param columns the header's names
 * @param rows below the header, blank ones left out; each as many cells as there are columns
 */
public record TidyTable(String file, List<String> columns, List<Row> rows) {
  private static final long MOST_BYTES = 64L << 20;

  /** Of equally frequent ones the last is taken: a header of one column has none. */
  private static final String SEPARATORS = "\t;,";

  /**
   * @param place for messages, for example {@code line 4}
   */
  public record Row(String place, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public TidyTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @throws StudyException.UnreadableFile if it is missing, a folder, empty, or not allowed to be
   *     read
   * @throws StudyException.BadLayout if it is not a table with a header and rows as long as it
   */
  public static TidyTable read(Path file) throws StudyException {
    RawFolder.readable(file);
    Problems problems = new Problems(file.toString());
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw problems.unreadable("the file is too long to be a table of wells");
      }
      return of(file.toString(), table(Files.readAllBytes(file), problems), problems);
    } catch (IOException e) {
      throw RawFolder.unreadable(file, e);
    }
  }

  /** Where a column of this name is, whatever the case; empty if there is none. */
  public OptionalInt column(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).toLowerCase(Locale.ROOT).equals(wanted)) {
        return OptionalInt.of(c);
      }
    }
    return OptionalInt.empty();
  }

  private static Table table(byte[] bytes, Problems problems) throws StudyException {
    if (SheetTable.isOldWorkbook(bytes)) {
      throw problems.unreadable("the file is an old Excel workbook (.xls), which is not read");
    }
    if (SheetTable.isWorkbook(bytes)) {
      return SheetTable.tables(bytes, problems).get(0);
    }
    String text = TableText.decode(bytes, problems);
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    int separator =
        SEPARATORS
            .chars()
            .boxed()
            .max(Comparator.comparingLong(candidate -> count(header, candidate)))
            .orElseThrow();
    return TableText.table(text, (char) separator, problems);
  }

  private static long count(String text, int wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static TidyTable of(String file, Table table, Problems problems) throws StudyException {
    int header = 0;
    while (header < table.rows().size() && table.isBlank(header)) {
      header++;
    }
    if (header == table.rows().size()) {
      throw problems.unreadable("the file is empty");
    }
    List<String> columns = table.rows().get(header).subList(0, table.width(header));
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column.toLowerCase(Locale.ROOT))) {
        problems.add(table.place(header), "column '" + column + "' is there twice");
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int row = header + 1; row < table.rows().size(); row++) {
      if (table.isBlank(row)) {
        continue;
      }
      if (table.excess(row, header) != 0) {
        problems.add(
            table.place(row),
            "%d cells below a header of %d"
                .formatted(table.rows().get(row).size(), columns.size()));
        continue;
      }
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        cells.add(table.cell(row, column));
      }
      rows.add(new Row(table.place(row), cells));
    }
    problems.requireNone();
    return new TidyTable(file, columns, rows);
  }
}
