package org.readout.imaging.potential;

import java.util.Locale;

/** What a person should know before using a cell's numbers. */
public enum CellFlag {
  AT_BORDER("cut by the border of the image: its sums and areas are too small"),
  SOME_SATURATED("more than one in a thousand of its pixels are at the camera's ceiling"),
  SATURATED("more than one in a hundred of its pixels are at the camera's ceiling: no mean"),
  NO_MITOCHONDRIA("no mitochondria were found in it"),
  NO_NUCLEUS("has no nucleus"),
  NOT_ABOVE_NOISE("its mean is not above the noise of the background");

  private final String sentence;

  CellFlag(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code at-border}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String sentence() {
    return sentence;
  }
}
