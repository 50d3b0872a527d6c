package org.readout.imaging.field;

import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;

/**
 * What was recorded of one field. Immutable.
 *
 * @param name for messages
 * @param nuclei the nuclear stain
 * @param signal the probe; of a red and green one the red; null if only nuclei are asked for
 * @param mass a stain of mitochondrial mass; null if there is none
 * @param green the green of a red and green probe; null for every other
 * @param cytosol a stain of the whole cell; null if there is none
 * @param calibration the pixel size; null where nobody knows it
 */
public record FieldImages(
    String name,
    FieldChannel nuclei,
    @Nullable FieldChannel signal,
    @Nullable FieldChannel mass,
    @Nullable FieldChannel green,
    @Nullable FieldChannel cytosol,
    @Nullable Calibration calibration) {

  /** Nuclei alone. */
  public static FieldImages ofNuclei(
      String name, FieldChannel nuclei, @Nullable Calibration calibration) {
    return new FieldImages(name, nuclei, null, null, null, null, calibration);
  }

  /** Every channel shows the same pixels. */
  void requireOneSize() throws ImageException.Refused {
    Plane first = nuclei.image().stored();
    for (FieldChannel channel : new @Nullable FieldChannel[] {signal, mass, green, cytosol}) {
      if (channel == null) {
        continue;
      }
      Plane other = channel.image().stored();
      if (other.widthPx() != first.widthPx() || other.heightPx() != first.heightPx()) {
        throw new ImageException.Refused(
            "%s: channel %s has %d × %d pixels, the nuclei have %d × %d"
                .formatted(
                    name,
                    channel.image().name(),
                    other.widthPx(),
                    other.heightPx(),
                    first.widthPx(),
                    first.heightPx()),
            "Give channels of one field, recorded with one binning.");
      }
    }
  }
}
