package org.readout.imaging.colonies;

import java.util.Locale;

/** What grew. It sets the polarity and the smallest size where nobody else does. */
public enum ColonyAssay {
  /** Adherent colonies, fixed and stained. */
  CLONOGENIC,
  /** Colonies in a gel, unstained, at several depths. */
  SOFT_AGAR,
  /** Bacteria or yeast on agar. */
  CFU,
  /** Clear holes in a stained lawn. */
  PLAQUE;

  /** The name in settings and tables, for example {@code soft-agar}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
