package org.readout.imaging.colonies;

import java.util.Locale;

/** What a person should know before using a count. */
public enum Flag {
  NO_VESSEL("no dish or plate was seen: the whole image was counted"),
  PLATE_TURNED("the plate stands upright in the image: A1 was taken to be at its top right"),
  PLATE_MIRRORED(
      "the plate's cut corners are at the right: it was taken to be seen from below, with A1 at its"
          + " top right"),
  NO_SCALE("the size of a pixel is not known: the smallest size of this assay was not applied"),
  EMPTY("no colony was found"),
  NEAR_EMPTY("few colonies: one reflection or speck more or less matters, look at the overlay"),
  TOO_NUMEROUS("too many to count: use the area fraction"),
  CONFLUENT("colonies have grown into each other over most of the area: use the area fraction"),
  UNSPLIT_GROUPS("many groups of touching colonies could not be told apart: the count is low"),
  BLUR("no sharp edge anywhere: out of focus"),
  SATURATED("a large part of the image is black or white: contrast is lost there"),
  RIM_HEAVY("more than three in ten colonies lie at the rim: swirled, or reflections"),
  UNCERTAIN("many things were left out only for their size or paleness: look at the overlay");

  private final String sentence;

  Flag(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code near-empty}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same for a person. */
  public String sentence() {
    return sentence;
  }
}
