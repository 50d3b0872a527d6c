package org.readout.app.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written out in more than one format: columns with a meaning, and rows of texts,
 * numbers, truths and nothing.
 *
 * @param name lower case, the file's stem and the sheet's name
 */
public record Table(String name, List<Column> columns, List<List<@Nullable Object>> rows) {

  /** What the values of a column are. */
  public enum Type {
    TEXT,
    INTEGER,
    NUMBER,
    TRUTH
  }

  /**
   * @param unit as printed; empty for a text or a plain number
   * @param meaning one sentence for the data dictionary
   */
  public record Column(String name, Type type, String unit, String meaning) {
    public static Column text(String name, String meaning) {
      return new Column(name, Type.TEXT, "", meaning);
    }

    public static Column integer(String name, String meaning) {
      return new Column(name, Type.INTEGER, "", meaning);
    }

    public static Column number(String name, String unit, String meaning) {
      return new Column(name, Type.NUMBER, unit, meaning);
    }

    public static Column truth(String name, String meaning) {
      return new Column(name, Type.TRUTH, "", meaning);
    }
  }

  public Table {
    for (List<@Nullable Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: a row of %d cells under %d columns".formatted(name, row.size(), columns.size()));
      }
      for (int c = 0; c < row.size(); c++) {
        check(name, columns.get(c), row.get(c));
      }
    }
  }

  private static void check(String table, Column column, @Nullable Object cell) {
    boolean fits =
        cell == null
            || switch (column.type()) {
              case TEXT -> cell instanceof String;
              case INTEGER -> cell instanceof Integer || cell instanceof Long;
              case NUMBER -> cell instanceof Double number && Double.isFinite(number);
              case TRUTH -> cell instanceof Boolean;
            };
    if (!fits) {
      throw new IllegalArgumentException(
          "%s.%s: %s is not of type %s".formatted(table, column.name(), cell, column.type()));
    }
  }

  /** Collects rows; each {@code row} has a cell for every column, null where nothing is known. */
  public static final class Rows {
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    public Rows add(@Nullable Object... cells) {
      List<@Nullable Object> row = new ArrayList<>();
      Collections.addAll(row, cells);
      return add(row);
    }

    public Rows add(List<@Nullable Object> row) {
      rows.add(Collections.unmodifiableList(row));
      return this;
    }

    public List<List<@Nullable Object>> all() {
      return Collections.unmodifiableList(rows);
    }
  }
}
