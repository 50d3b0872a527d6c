package org.readout.imaging.files;

/** Where a plane of a stack is. */
sealed interface PlanePlace {
  /** A page of the file itself. */
  record Here(TiffPage page) implements PlanePlace {}

  /**
   * A page of a file in the same folder.
   *
   * @param ifd the page, from zero
   */
  record Beside(String file, int ifd) implements PlanePlace {}

  /** The file speaks of it but does not hold it. */
  record Nowhere() implements PlanePlace {}
}
