package org.readout.imaging.potential;

import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;

/**
 * A dark level fitted to one image.
 *
 * @param image counts as stored
 * @param offset subtracted everywhere; with a frame 0
 * @param frame subtracted pixel by pixel; empty without a frame
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record DarkLevel(Plane image, double offset, float[] frame) {
  /** Of a camera's pixels, so few see nothing at all that this many of the dimmest are noise. */
  private static final double DIMMEST = 0.001;

  static DarkLevel of(Dark dark, Plane image) throws ImageException.Refused {
    if (dark instanceof Dark.Frame frame) {
      requireSameSize("dark frame (" + frame.source() + ")", frame.counts(), image);
      return new DarkLevel(image, 0, frame.counts().samples());
    }
    double offset =
        dark instanceof Dark.Offset known
            ? known.counts()
            : Order.quantile(image.samples(), image.samples().length, DIMMEST);
    return new DarkLevel(image, offset, new float[0]);
  }

  static void requireSameSize(String what, Plane given, Plane image) throws ImageException.Refused {
    if (given.widthPx() != image.widthPx() || given.heightPx() != image.heightPx()) {
      throw new ImageException.Refused(
          "%s: %d × %d pixels, but the image has %d × %d"
              .formatted(
                  what, given.widthPx(), given.heightPx(), image.widthPx(), image.heightPx()),
          "Record it with the same binning and region of the camera as the images.");
    }
  }

  /** I − D, into a new array. */
  float[] subtracted() {
    float[] stored = image.samples();
    float[] light = new float[stored.length];
    float everywhere = (float) offset;
    if (frame.length == 0) {
      for (int i = 0; i < light.length; i++) {
        light[i] = stored[i] - everywhere;
      }
    } else {
      for (int i = 0; i < light.length; i++) {
        light[i] = stored[i] - frame[i];
      }
    }
    return light;
  }
}
