package org.readout.imaging.mitochondria;

import java.util.Locale;

/** Why a cell has no mitochondria. */
public enum Absence {
  NO_CYTOPLASM("there is no pixel to look at outside of the nucleus"),
  ONLY_NOISE("nothing stands out above the noise: depolarised, not stained, or out of focus"),
  EVEN_STAIN("the cell is stained evenly: nothing as thin as mitochondria stands out of it"),
  ONLY_SPECKS("what stands out is smaller than the smallest mitochondrion");

  private final String sentence;

  Absence(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code only-noise}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same for a person. */
  public String sentence() {
    return sentence;
  }
}
