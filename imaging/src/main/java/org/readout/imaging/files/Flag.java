package org.readout.imaging.files;

/** What a person should know of an image file before numbers from it are believed. */
public enum Flag {
  PAGES("nothing says what its pages are; they are taken for sections"),
  OTHER_SIZES("pages of another size or sample type are left out"),
  SHAPE_NOT_AS_STATED("the stated channels, sections and moments do not fit its pages"),
  METADATA_UNREADABLE("its metadata cannot be read; channels and pixel size may be missing"),
  COMPANION_MISSING("the file that holds its metadata is not beside it"),
  PLANES_MISSING("some planes that it speaks of are not there"),
  MORE_IMAGES("it holds more images (positions or scenes); this is the first"),
  MOSAIC("tiles laid where the stage stood; between them is 0"),
  PALETTE("samples are places in a table of colours, not intensities"),
  WHITE_IS_ZERO("low samples are bright"),
  LOSSY("samples were changed to save room; not for measuring intensity");

  private final String meaning;

  Flag(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for a person, without its full stop. */
  public String meaning() {
    return meaning;
  }
}
