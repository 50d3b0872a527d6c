package org.readout.imaging.colonies;

import java.util.Locale;

/** Whether colonies are darker or lighter than what they lie on. */
public enum Polarity {
  /** Whichever stands out more from the noise. */
  AUTO,
  DARK,
  LIGHT;

  /** The name in settings and tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
