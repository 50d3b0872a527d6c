package org.readout.imaging.potential;

import org.readout.imaging.Plane;

/** What the camera counts without light. Immutable. */
public sealed interface Dark {
  /** For people and records, for example {@code dark frame dark.tif}. */
  String source();

  /**
   * An image taken with the shutter closed, or better the mean of several.
   *
   * @param counts as large as the images that it corrects
   */
  record Frame(Plane counts, String source) implements Dark {}

  /** The same in every pixel, from the camera's data sheet or the file's metadata. */
  record Offset(double counts, String source) implements Dark {}

  /**
   * Nobody knows: the dimmest thousandth of each image stands in for it. Differences within one
   * image do not depend on it unless a flat field is applied; the result is flagged.
   */
  record Unknown() implements Dark {
    @Override
    public String source() {
      return "0.1 percentile of the image (no dark frame or camera offset was given)";
    }
  }
}
