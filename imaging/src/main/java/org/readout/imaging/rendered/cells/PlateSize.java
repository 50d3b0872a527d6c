package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;

/** Wells in rows and columns. */
public enum PlateSize {
  WELLS_24(4, 6),
  WELLS_96(8, 12);

  private final int rows;
  private final int columns;

  PlateSize(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** A1, A2, …, row by row. */
  public List<String> wells() {
    return wells(0);
  }

  /** Those that are not on the rim, where wells dry out. */
  List<String> innerWells() {
    return wells(1);
  }

  private List<String> wells(int rim) {
    List<String> names = new ArrayList<>();
    for (int row = rim; row < rows - rim; row++) {
      for (int column = rim; column < columns - rim; column++) {
        names.add((char) ('A' + row) + String.valueOf(column + 1));
      }
    }
    return names;
  }
}
