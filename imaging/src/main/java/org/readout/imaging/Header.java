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
 * @param alpha what a fourth channel means once the file is decoded
 */
record Header(
    String format,
    long widthPx,
    long heightPx,
    int orientation,
    int planes,
    Alpha alpha,
    Optional<Calibration> calibration) {
  /** What the fourth of four decoded channels is. */
  enum Alpha {
    /** Opacity; the colours are as if it were full. */
    STRAIGHT,
    /** Opacity, by which the colours were multiplied. */
    MULTIPLIED,
    /** Nothing that is to be seen: a filling byte, a mask, a fourth measurement. */
    IGNORED
  }

  /** Orientations 5 to 8 lie on their side. */
  boolean onItsSide() {
    return orientation >= 5;
  }

  /** OpenCV turns TIFFs upright whatever it is asked, and nothing else when asked not to. */
  boolean turnedByDecoder() {
    return format.equals("TIFF");
  }
}
