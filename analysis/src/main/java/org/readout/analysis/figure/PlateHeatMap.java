package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The heat map of one plate: every well a colour, a number and a state. */
public final class PlateHeatMap {
  private static final int MOST_ROWS = 32;
  private static final int MOST_COLUMNS = 48;

  private PlateHeatMap() {}

  /**
   * One column wide up to 96 wells, else the page. Title, caption and metadata are the caller's to
   * add.
   *
   * @param measure what was measured, with its unit
   * @param rows 1 to 32, named A to AF
   * @param columns 1 to 48, named from 1
   * @param wells at most one a position; a position without one is drawn as an empty outline
   */
  public static Figure of(String measure, int rows, int columns, List<Panel.Cell> wells) {
    double width = columns > 12 ? Figure.TWO_COLUMNS_MM : Figure.ONE_COLUMN_MM;
    return of(measure, rows, columns, wells, width);
  }

  /**
   * @see #of(String, int, int, List)
   */
  public static Figure of(
      String measure, int rows, int columns, List<Panel.Cell> wells, double widthMm) {
    if (rows < 1 || rows > MOST_ROWS || columns < 1 || columns > MOST_COLUMNS) {
      throw new IllegalArgumentException("no such plate: " + rows + " × " + columns);
    }
    List<String> rowNames = IntStream.range(0, rows).mapToObj(PlateHeatMap::rowName).toList();
    List<String> columnNames =
        IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
    Panel panel = new Panel.HeatMap(measure, rowNames, columnNames, wells);
    return new Figure(widthMm, "", description(measure, rows, columns, wells), panel, "", "");
  }

  private static String rowName(int row) {
    return row < 26 ? String.valueOf((char) ('A' + row)) : "A" + (char) ('A' + row - 26);
  }

  private static String description(String measure, int rows, int columns, List<Panel.Cell> wells) {
    List<Double> values = new ArrayList<>();
    for (Panel.Cell well : wells) {
      CellLettering.value(well).ifPresent(values::add);
    }
    long flagged = wells.stream().filter(Panel.Cell.Flagged.class::isInstance).count();
    String range =
        values.stream().min(Double::compare).map(low -> ", from " + low).orElse("")
            + values.stream().max(Double::compare).map(high -> " to " + high).orElse("");
    return String.format(
        Locale.ROOT,
        "Plate of %d rows and %d columns. %s: %d values%s; %d flagged, %d without a value.",
        rows,
        columns,
        measure,
        values.size(),
        range,
        flagged,
        wells.size() - values.size());
  }
}
