package org.readout.imaging.cells;

import java.util.Locale;

/** What a person should know before using the cells of a field. */
public enum CellFlag {
  NO_SIGNAL(
      "the cytoplasm channel shows nothing but noise around the nuclei: take another channel or"
          + " rings"),
  NO_FREE_BACKGROUND(
      "hardly any place without cells: the edge between cells and background is a guess"),
  FAINT_STAIN(
      "the stain is so faint that noise sets the edge of most cells: their areas are too small, take"
          + " another channel or rings"),
  CELLS_WITHOUT_CYTOPLASM(
      "no cytoplasm was found around more than a fifth of the nuclei: take another channel or"
          + " rings");

  private final String sentence;

  CellFlag(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code no-signal}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same for a person. */
  public String sentence() {
    return sentence;
  }
}
