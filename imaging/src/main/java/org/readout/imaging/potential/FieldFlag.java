package org.readout.imaging.potential;

import java.util.Locale;

/** What a person should know before using a field's numbers. */
public enum FieldFlag {
  NOT_COMPARABLE(
      "lossy, colour or stretched image: its intensities cannot be compared with another's"),
  CEILING_UNKNOWN("the camera's ceiling is not known: saturation was not looked for"),
  DARK_UNKNOWN("no dark frame or offset: the dimmest pixels stand in for it"),
  NO_FLAT_FIELD("not corrected for uneven light: cells at the border look dimmer"),
  FLAT_UNCERTAIN("the flat field from the fields themselves is uncertain by more than 3 %"),
  BACKGROUND_BESIDE_CELLS("background from pixels close to cells: it may be too high"),
  NO_CELL_FREE_PIXELS("cells cover the field: the background is a guess and may be too high"),
  BACKGROUND_DRIFT("the background differs across the field by more than a tenth of the signal"),
  SATURATED_PIXELS("more than one in a thousand of the mitochondrial pixels are at the ceiling"),
  FIELD_SATURATED("more than one in a hundred of the mitochondrial pixels are at the ceiling"),
  DIM("the cells are not above the noise of the background"),
  NO_CELLS("no cells"),
  RINGS("rings around the nuclei stand for cells: areas and sums are not those of cells"),
  NO_MITOCHONDRIA("mitochondria were not told from the rest of the cell"),
  MASK_FROM_PROBE(
      "mitochondria were found on the probe itself, which hides a part of a depolarisation"),
  WHOLE_CELL_RATIO("red over green is over the whole cell, not over its mitochondria"),
  BLEED_UNKNOWN("red over green is not corrected for green light in the red channel"),
  MANY_AT_BORDER("more than half of the cells are cut by the border of the image");

  private final String sentence;

  FieldFlag(String sentence) {
    this.sentence = sentence;
  }

  /** The name in tables, for example {@code background-drift}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String sentence() {
    return sentence;
  }
}
