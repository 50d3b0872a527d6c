package org.readout.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;

/** The data dictionary: what every column of every table means. */
final class Dictionary {
  /** Beyond this many, the different texts of a column are data and not levels. */
  private static final int MOST_LEVELS = 12;

  private Dictionary() {}

  static Table of(List<Table> tables) {
    Rows rows = new Rows();
    for (Table table : tables) {
      for (int c = 0; c < table.columns().size(); c++) {
        Column column = table.columns().get(c);
        rows.add(
            table.name(),
            column.name(),
            column.type().name().toLowerCase(Locale.ROOT),
            column.unit(),
            levels(table, c),
            column.meaning(),
            "empty cell");
      }
    }
    return new Table(
        "dictionary",
        List.of(
            Column.text("table", "The table, and the stem of its CSV file."),
            Column.text("column", "The column's name."),
            Column.text("type", "text, integer, number or truth (true, false)."),
            Column.text("unit", "The unit of the numbers; empty for a plain number or a text."),
            Column.text("levels", "The different texts, where they are few."),
            Column.text("meaning", "What a value says."),
            Column.text("missing", "How a value that is not there is written.")),
        rows.all());
  }

  private static String levels(Table table, int column) {
    if (table.columns().get(column).type() != Table.Type.TEXT) {
      return "";
    }
    List<String> levels =
        new ArrayList<>(
            new TreeSet<>(
                table.rows().stream()
                    .map(row -> row.get(column))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList()));
    return levels.size() > MOST_LEVELS ? "" : String.join(" | ", levels);
  }
}
