package org.readout.devices;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The plates that a bench has, by their number of wells, as ANSI/SLAS 4 lays them out. */
public enum PlateFormat {
  WELLS_6(2, 3),
  WELLS_12(3, 4),
  WELLS_24(4, 6),
  WELLS_48(6, 8),
  WELLS_96(8, 12),
  WELLS_384(16, 24),
  WELLS_1536(32, 48);

  private final int rows;
  private final int columns;

  PlateFormat(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int size() {
    return rows * columns;
  }

  public boolean has(Well well) {
    return well.row() < rows && well.column() < columns;
  }

  /** Every well, row by row. */
  public List<Well> wells() {
    return IntStream.range(0, size()).mapToObj(i -> new Well(i / columns, i % columns)).toList();
  }

  /** The plate with exactly {@code wells} wells; empty if there is none. */
  public static Optional<PlateFormat> ofSize(int wells) {
    return Arrays.stream(values()).filter(format -> format.size() == wells).findFirst();
  }

  /** The plate with exactly this many rows and columns; empty if there is none. */
  public static Optional<PlateFormat> ofShape(int rows, int columns) {
    return Arrays.stream(values())
        .filter(format -> format.rows == rows && format.columns == columns)
        .findFirst();
  }
}
