package org.readout.imaging.vessels;

import java.util.Locale;

/** What to look for in an image. */
public enum Vessel {
  /** A dish, else a plate, else the whole field: whichever is seen. */
  AUTO(0, 0, 0, 0),
  /** One round dish. */
  DISH(0, 0, 0, 0),
  WELLS_6(2, 3, 39.12, 34.8),
  WELLS_12(3, 4, 26.01, 22.1),
  WELLS_24(4, 6, 19.30, 15.6),
  WELLS_96(8, 12, 9.00, 6.4),
  /** A flask's floor: the whole image, its walls left out where they are seen. */
  FLASK(0, 0, 0, 0),
  /** The whole image. */
  FIELD(0, 0, 0, 0);

  private final int rows;
  private final int columns;
  private final double pitchMm;
  private final double diameterMm;

  Vessel(int rows, int columns, double pitchMm, double diameterMm) {
    this.rows = rows;
    this.columns = columns;
    this.pitchMm = pitchMm;
    this.diameterMm = diameterMm;
  }

  /** The name in settings and tables, for example {@code wells-6}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Rows of a plate lying with its long side across; 0 for what has no wells. */
  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** From a well's centre to the next one's (ANSI/SLAS 4 and the makers' 6, 12, 24 well plates). */
  double pitchMm() {
    return pitchMm;
  }

  /** Across a well's floor. */
  double diameterMm() {
    return diameterMm;
  }
}
