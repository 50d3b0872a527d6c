package org.readout.imaging.colonies;

import java.util.List;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Outline;

/** Where to count; nothing outside is looked at. */
public sealed interface RegionOfInterest {
  /**
   * @param points at least three corners in image pixels
   */
  record Polygon(List<Outline.Point> points) implements RegionOfInterest {
    public Polygon {
      points = List.copyOf(points);
      if (points.size() < 3) {
        throw new IllegalArgumentException(
            "a polygon has at least 3 corners, not " + points.size());
      }
    }
  }

  /**
   * @param image as large as the counted image; black is outside
   * @param sha256 of the file's bytes, so that a result names what it was counted in
   */
  record Mask(ImageFile image, String sha256) implements RegionOfInterest {}
}
