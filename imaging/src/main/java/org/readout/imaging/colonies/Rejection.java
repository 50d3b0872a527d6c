package org.readout.imaging.colonies;

import java.util.Locale;

/** Why a candidate is not counted. */
public enum Rejection {
  TOO_SMALL("smaller than the smallest diameter that was asked for: debris or single cells"),
  DEBRIS("less than half as wide as the typical colony: debris or single cells"),
  PALE("much paler than the typical colony: a stain, a scratch or out of focus"),
  FAINT("too faint to tell from the background's own texture"),
  NOT_ROUND("not round: a fibre, a scratch, writing or a glare"),
  RIM("at the rim and unlike the colonies inside: a reflection or a glint"),
  GLARE("a glare: lighter than the agar and not round");

  private final String sentence;

  Rejection(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code too-small}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same for a person. */
  public String sentence() {
    return sentence;
  }
}
