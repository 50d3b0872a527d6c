package org.readout.imaging;

import java.util.Optional;

/**
 * What an image file says of itself before a pixel is decoded.
 *
 * @param format for people: {@code PNG}, {@code JPEG}, {@code TIFF}, {@code BMP} or {@code WebP}
 * @param widthPx as stored, before the orientation is applied
 * @param heightPx as stored
 * @param orientation 1 to 8 as in EXIF and TIFF 6.0, 1 being upright
 * @param planes pages of a TIFF, frames of an animation; 1 else
 */
record Header(
    String format,
    long widthPx,
    long heightPx,
    int orientation,
    int planes,
    Optional<Calibration> calibration) {
  /** Orientations 5 to 8 lie on their side. */
  boolean onItsSide() {
    return orientation >= 5;
  }

  /** OpenCV turns TIFFs upright whatever it is asked, and nothing else when asked not to. */
  boolean turnedByDecoder() {
    return format.equals("TIFF");
  }
}
