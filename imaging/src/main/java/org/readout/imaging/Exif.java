package org.readout.imaging;

import java.util.Optional;

/**
 * What the EXIF block of a JPEG, PNG or WebP says that a reader must know. A block that contradicts
 * itself counts as none: the pixels are sound without it.
 *
 * @param orientation 1 to 8, 1 being upright
 */
record Exif(int orientation, Optional<Calibration> calibration) {
  static final Exif NONE = new Exif(1, Optional.empty());

  /**
   * @param block begins with its TIFF header, {@code II*} or {@code MM}
   */
  static Exif of(Octets block) {
    try {
      Octets ordered = block.inOrder(block.has(0, "II"));
      Tags tags = Tags.at(ordered, ordered.u32(4), false);
      return new Exif(tags.orientation(), PixelSize.of(tags));
    } catch (ImageException.CutOff e) {
      return NONE;
    }
  }
}
