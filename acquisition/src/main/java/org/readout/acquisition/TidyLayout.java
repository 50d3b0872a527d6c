package org.readout.acquisition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A layout with a row for each well, below a header. */
final class TidyLayout {
  private TidyLayout() {}

  /** The row of the header; -1 if the table is not a tidy layout. */
  static int header(Table table) {
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.filled(row) > 1 && !table.cell(row, 0).startsWith("#")) {
        boolean known =
            table.rows().get(row).stream()
                .map(LayoutHeading::of)
                .anyMatch(
                    heading ->
                        heading.is(LayoutColumn.PLATE)
                            || heading.is(LayoutColumn.WELL)
                            || heading.is(LayoutColumn.TREATMENT));
        return known && !GridLayout.isHeader(table, row) ? row : -1;
      }
    }
    return -1;
  }

  /** The rows below the header. A plate that the options name stands for the only one here. */
  static List<LayoutEntry> entries(
      Table table, int header, LayoutOptions options, Problems problems) {
    int width = table.width(header);
    List<LayoutHeading> headings =
        table.rows().get(header).subList(0, width).stream().map(LayoutHeading::of).toList();
    checkHeadings(table, header, headings, options.plate(), problems);
    List<LayoutEntry> entries = new ArrayList<>();
    for (int row = header + 1; row < table.rows().size(); row++) {
      if (table.isBlank(row)) {
        continue;
      }
      int excess = table.excess(row, header);
      if (excess != 0) {
        problems.add(
            table.place(row),
            "%d cells, but the header in %s has %d"
                .formatted(width + excess, table.place(header), width));
      } else {
        entries.add(entry(table, row, headings, options, problems));
      }
    }
    if (entries.isEmpty() && problems.isEmpty()) {
      problems.add(table.place(header), "there is a header, and no row below it");
    }
    long plates =
        entries.stream()
            .map(entry -> PlateName.key(entry.text(LayoutColumn.PLATE)))
            .distinct()
            .count();
    if (options.plate() != null && plates > 1) {
      problems.add(
          table.place(header),
          "%d plates are named here, so that '%s' cannot be the name of all"
              .formatted(plates, options.plate()));
    }
    return entries;
  }

  private static void checkHeadings(
      Table table,
      int header,
      List<LayoutHeading> headings,
      @Nullable String plate,
      Problems problems) {
    Map<String, LayoutHeading> seen = new HashMap<>();
    for (LayoutHeading heading : headings) {
      String meaning =
          heading.column().map(LayoutColumn::word).orElse(heading.text().toLowerCase(Locale.ROOT));
      LayoutHeading earlier = meaning.isEmpty() ? null : seen.put(meaning, heading);
      if (earlier != null) {
        problems.add(
            table.place(header),
            "columns '%s' and '%s' both mean %s"
                .formatted(earlier.text(), heading.text(), meaning));
      }
    }
    for (LayoutColumn required : List.of(LayoutColumn.PLATE, LayoutColumn.TREATMENT)) {
      boolean given = required == LayoutColumn.PLATE && plate != null;
      if (!given && headings.stream().noneMatch(heading -> heading.is(required))) {
        problems.add(
            table.place(header),
            "no column '%s'; the columns are %s".formatted(required.word(), listed(headings)));
      }
    }
  }

  private static String listed(List<LayoutHeading> headings) {
    return headings.stream()
        .map(LayoutHeading::text)
        .filter(text -> !text.isEmpty())
        .map(text -> "'" + text + "'")
        .collect(Collectors.joining(", "));
  }

  private static LayoutEntry entry(
      Table table,
      int row,
      List<LayoutHeading> headings,
      LayoutOptions options,
      Problems problems) {
    String name = options.plate();
    for (int column = 0; column < headings.size() && name == null; column++) {
      name = headings.get(column).is(LayoutColumn.PLATE) ? table.cell(row, column) : null;
    }
    if (name != null && name.isEmpty()) {
      problems.add(table.place(row), "no plate is named");
    }
    LayoutEntry entry =
        new LayoutEntry(name == null ? "" : name, options.format(), table.place(row));
    for (int column = 0; column < headings.size(); column++) {
      String text = table.cell(row, column);
      LayoutHeading heading = headings.get(column);
      if (heading.text().isEmpty() && !text.isEmpty()) {
        problems.add(
            table.place(row, column),
            "'" + text + "' is in a column that the header does not name");
      }
      entry.say(heading, text, table.place(row, column));
    }
    return entry;
  }
}
