package org.readout.imaging.rendered;

import java.util.List;
import java.util.stream.IntStream;

/** What the colonies grow in. Lengths in millimetres; plates as in ANSI SLAS 4-2004 (R2012). */
public enum Vessel {
  SIX_WELL(127.76, 85.48, 3, 2, 39.12, 17.4),
  TWELVE_WELL(127.76, 85.48, 4, 3, 26.01, 11.05),
  /** A 100 mm culture dish, seen from above. */
  DISH(92, 92, 1, 1, 0, 43),
  /** A 90 mm Petri dish with agar, seen from above. */
  BACTERIAL_DISH(92, 92, 1, 1, 0, 42.5),
  /** One field of view in soft agar under a low-power objective. */
  SOFT_AGAR_FIELD(4, 3, 1, 1, 0, 0);

  /** Bench around the vessel. */
  private static final double MARGIN_MM = 4;

  private final double widthMm;
  private final double heightMm;
  private final int columns;
  private final int rows;
  private final double pitchMm;
  private final double radiusMm;

  Vessel(double widthMm, double heightMm, int columns, int rows, double pitchMm, double radiusMm) {
    this.widthMm = widthMm;
    this.heightMm = heightMm;
    this.columns = columns;
    this.rows = rows;
    this.pitchMm = pitchMm;
    this.radiusMm = radiusMm;
  }

  /** {@code A1}, {@code A2}, … for plates; {@code dish} or {@code field} else. */
  public List<String> wells() {
    if (this == SOFT_AGAR_FIELD) {
      return List.of("field");
    }
    if (rows * columns == 1) {
      return List.of("dish");
    }
    return IntStream.range(0, rows * columns)
        .mapToObj(i -> "" + (char) ('A' + i / columns) + (i % columns + 1))
        .toList();
  }

  boolean isPlate() {
    return rows > 1;
  }

  boolean isField() {
    return this == SOFT_AGAR_FIELD;
  }

  double widthMm() {
    return widthMm;
  }

  double heightMm() {
    return heightMm;
  }

  /** Radius of the floor on which colonies grow. */
  double radiusMm() {
    return radiusMm;
  }

  double pictureWidthMm() {
    return isField() ? widthMm : widthMm + 2 * MARGIN_MM;
  }

  double pictureHeightMm() {
    return isField() ? heightMm : heightMm + 2 * MARGIN_MM;
  }

  /** From the middle of the vessel to that of a well. */
  double wellXMm(int well) {
    return (well % columns - (columns - 1) / 2.0) * pitchMm;
  }

  double wellYMm(int well) {
    int row = well / columns;
    return (row - (rows - 1) / 2.0) * pitchMm;
  }
}
