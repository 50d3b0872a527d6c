package org.readout.imaging.colonies;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;

/**
 * What was counted in one image. Immutable.
 *
 * @param image the file's name
 * @param calibration null if the size of a pixel is not known: then nothing is in micrometres
 * @param regions in reading order; at least one
 */
public record CountedImage(
    String image,
    int widthPx,
    int heightPx,
    @Nullable Calibration calibration,
    List<CountedRegion> regions) {
  public CountedImage {
    regions = List.copyOf(regions);
  }
}
