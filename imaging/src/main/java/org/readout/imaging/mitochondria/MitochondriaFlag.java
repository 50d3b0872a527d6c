package org.readout.imaging.mitochondria;

import java.util.Locale;

/** What a person should know before using the mitochondria of a field. */
public enum MitochondriaFlag {
  NO_SCALE("the size of a pixel is not known: lengths and areas are in pixels"),
  ELEMENT_GUESSED(
      "neither the size of a pixel nor the width of mitochondria is known: they were taken to be"
          + " about four pixels wide"),
  NOT_RESOLVED(
      "a pixel is too large to tell one mitochondrion from the next: areas are too large, and"
          + " branches and junctions mean nothing"),
  MASK_DEPENDS_ON_POTENTIAL(
      "mitochondria were looked for on a channel that dims as they depolarise: the means over them"
          + " hide a part of it"),
  PERINUCLEAR_ONLY("only a ring around each nucleus was looked at: networks are cut at its edge"),
  NONE_IN_MANY_CELLS("more than a fifth of the cells show no mitochondria");

  private final String sentence;

  MitochondriaFlag(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code no-scale}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same for a person. */
  public String sentence() {
    return sentence;
  }
}
