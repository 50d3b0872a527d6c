package org.readout.imaging.cells;

import java.util.Locale;

/** What the region around a nucleus is. */
public enum Extent {
  /** Grown over a stain of the cytoplasm: the cell as far as it was seen. */
  CELL,
  /** A band of fixed width around the nucleus: a part of the cell, and never its area. */
  PERINUCLEAR_RING;

  /** The name in tables, for example {@code perinuclear-ring}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
