package org.readout.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;

/**
 * A picture of a plate: column numbers above, row letters at the left, and in each cell what the
 * well has.
 *
 * @param table where it is
 * @param top the row of the column numbers
 * @param rows that are there; a sheet may leave out empty ones at the bottom
 * @param heading what it says of the wells; its text is empty where nothing names it
 */
record GridLayout(Table table, int top, PlateFormat format, int rows, LayoutHeading heading) {
  private static final int FEWEST_COLUMNS = 2;

  /** Whether the row counts 1, 2, 3 … from its second cell on, and row A is below it. */
  static boolean isHeader(Table table, int row) {
    int width = table.width(row);
    for (int column = 1; column < width; column++) {
      if (!table.cell(row, column).matches("0?" + column)) {
        return false;
      }
    }
    return width > FEWEST_COLUMNS && table.cell(row + 1, 0).equalsIgnoreCase("A");
  }

  /** Every grid of the table, from the top down; those that are not whole are problems. */
  static List<GridLayout> all(Table table, Problems problems) {
    List<GridLayout> grids = new ArrayList<>();
    int free = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      if (isHeader(table, row)) {
        int columns = table.width(row) - 1;
        Optional<PlateFormat> format =
            Arrays.stream(PlateFormat.values()).filter(f -> f.columns() == columns).findFirst();
        if (format.isEmpty()) {
          problems.add(
              table.place(row),
              "the grid has %d columns; a plate has 3, 4, 6, 8, 12, 24 or 48".formatted(columns));
        } else {
          GridLayout grid =
              new GridLayout(
                  table,
                  row,
                  format.get(),
                  rows(table, row, format.get()),
                  heading(table, row, free));
          grid.check(problems);
          grids.add(grid);
          row += grid.rows();
          free = row + 1;
        }
      }
    }
    return grids;
  }

  /** What is written in the well's cell. */
  String text(Well well) {
    return well.row() < rows ? table.cell(top + 1 + well.row(), well.column() + 1) : "";
  }

  String place(Well well) {
    return table.place(top + 1 + well.row(), well.column() + 1);
  }

  String place() {
    return table.place(top);
  }

  GridLayout as(LayoutHeading other) {
    return new GridLayout(table, top, format, rows, other);
  }

  /**
   * The first of corner, line above and sheet that is known; else the first that is written.
   *
   * @param free the first row that no grid above reaches
   */
  private static LayoutHeading heading(Table table, int top, int free) {
    boolean titled = top > free && table.filled(top - 1) == 1;
    List<LayoutHeading> written =
        Stream.of(table.cell(top, 0), titled ? String.join("", table.rows().get(top - 1)) : "")
            .map(LayoutHeading::of)
            .filter(heading -> !heading.is(LayoutColumn.PLATE) && !heading.is(LayoutColumn.WELL))
            .toList();
    Stream<LayoutHeading> sheet =
        Stream.ofNullable(table.sheet()).map(LayoutHeading::of).filter(GridLayout::isKnown);
    return Stream.of(written.stream().filter(GridLayout::isKnown), sheet, written.stream())
        .flatMap(headings -> headings)
        .filter(heading -> !heading.text().isEmpty())
        .findFirst()
        .orElse(LayoutHeading.of(""));
  }

  private static boolean isKnown(LayoutHeading heading) {
    return heading.column().isPresent()
        && !heading.is(LayoutColumn.PLATE)
        && !heading.is(LayoutColumn.WELL);
  }

  /** A text that ends early may be cut off; a workbook is whole, and just has nothing more. */
  private static int rows(Table table, int top, PlateFormat format) {
    int rows = 1;
    while (rows < format.rows() && (table.sheet() == null || !table.isBlank(top + 1 + rows))) {
      rows++;
    }
    return rows;
  }

  private void check(Problems problems) {
    for (int row = 0; row < rows; row++) {
      int line = top + 1 + row;
      String expected = new Well(row, 0).rowName();
      String found = table.cell(line, 0).toUpperCase(Locale.ROOT);
      if (!found.equals(expected)) {
        problems.add(
            table.place(line),
            "row '%s' of the grid is expected here, not '%s': a grid with %d columns has %d rows"
                .formatted(expected, table.cell(line, 0), format.columns(), format.rows()));
        return;
      }
      int excess = table.excess(line, top);
      if (excess != 0) {
        problems.add(
            table.place(line),
            "row '%s' has %d cells, but the grid has %d columns"
                .formatted(expected, format.columns() + excess, format.columns()));
      }
    }
  }

  /**
   * The wells of one plate, from all its grids joined.
   *
   * @param format the plate's; null where only the grids say it
   */
  static List<LayoutEntry> entries(
      String plate, List<GridLayout> grids, @Nullable PlateFormat format, Problems problems) {
    List<GridLayout> named = named(grids);
    for (int i = 0; i < named.size(); i++) {
      for (GridLayout earlier : named.subList(0, i)) {
        if (earlier.meaning().equals(named.get(i).meaning())) {
          problems.add(
              named.get(i).place(),
              "a second grid of %s; the first is in %s"
                  .formatted(earlier.meaning(), earlier.place()));
        }
      }
      PlateFormat expected = format == null ? named.get(0).format() : format;
      if (named.get(i).format() != expected) {
        problems.add(
            named.get(i).place(),
            "the grid has %d wells, but the plate has %d"
                .formatted(named.get(i).format().size(), expected.size()));
      }
    }
    if (named.stream().noneMatch(grid -> grid.heading().is(LayoutColumn.TREATMENT))) {
      problems.add(
          named.get(0).place(),
          "no grid says which treatment is where; there are grids of "
              + named.stream().map(GridLayout::meaning).collect(Collectors.joining(", ")));
    }
    named.forEach(grid -> grid.checkTreatments(problems));
    if (!problems.isEmpty()) {
      return List.of();
    }
    return named.get(0).format().wells().stream().map(well -> entry(plate, well, named)).toList();
  }

  /** A reader's measurements look like a layout too, but for the names of the treatments. */
  private void checkTreatments(Problems problems) {
    List<String> texts =
        format.wells().stream().map(this::text).filter(text -> !text.isEmpty()).toList();
    if (heading.text().isEmpty()
        && !texts.isEmpty()
        && texts.stream().allMatch(text -> text.matches("[-+0-9.,eE]+"))) {
      problems.add(
          place(),
          "the grid holds only numbers, such as '%s'; write in its corner cell what they are"
              .formatted(texts.get(0)));
    }
  }

  /**
   * A grid that is alone, or has no name, is of treatments; the others are what they are called.
   */
  private static List<GridLayout> named(List<GridLayout> grids) {
    LayoutHeading treatment = new LayoutHeading("", Optional.of(LayoutColumn.TREATMENT), "");
    return grids.stream()
        .map(
            grid ->
                !isKnown(grid.heading()) && (grids.size() == 1 || grid.heading().text().isEmpty())
                    ? grid.as(treatment)
                    : grid)
        .toList();
  }

  /** Whether it holds treatments, or does not say what it holds. */
  boolean mayBeTreatment() {
    return heading.is(LayoutColumn.TREATMENT) || heading.text().isEmpty();
  }

  /** The word for what the grid holds. */
  String meaning() {
    return heading.column().map(LayoutColumn::word).orElse(heading.text());
  }

  private static LayoutEntry entry(String plate, Well well, List<GridLayout> grids) {
    LayoutEntry entry = new LayoutEntry(plate, grids.get(0).format(), "well " + well);
    LayoutHeading wells = LayoutHeading.of(LayoutColumn.WELL.word());
    entry.say(wells, well.toString(), grids.get(0).place(well));
    for (GridLayout grid : grids) {
      entry.say(grid.heading(), grid.text(well), grid.place(well) + ", well " + well);
    }
    return entry;
  }
}
