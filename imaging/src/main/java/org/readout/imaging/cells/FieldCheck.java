package org.readout.imaging.cells;

import java.util.Optional;
import org.readout.imaging.Plane;

/** Says why a field cannot hold a fluorescence stain of nuclei, before anything is looked for. */
final class FieldCheck {
  /** Nearly the darkest and nearly the brightest samples. */
  private static final double LOW = 0.005;

  private static final double HIGH = 0.995;

  /**
   * Where more than half of a field is bright, the middle is near the top. Even in a dense culture
   * the brightest nuclei are farther above the middle than this part of its height.
   */
  private static final double DARK_ON_BRIGHT = 0.4;

  private FieldCheck() {}

  static Optional<String> of(Plane plane) {
    float[] v = plane.samples();
    for (float sample : v) {
      if (!Float.isFinite(sample)) {
        return Optional.of("a sample is not a number: the correction before this went wrong");
      }
    }
    double low = Stain.quantile(v, LOW);
    double middle = Stain.quantile(v, 0.5);
    double high = Stain.quantile(v, HIGH);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (float sample : v) {
      lowest = Math.min(lowest, sample);
      highest = Math.max(highest, sample);
    }
    if (lowest == highest) {
      return Optional.of("all samples are " + plane.samples()[0] + ": there is no image");
    }
    if (high - middle < DARK_ON_BRIGHT * (middle - low)) {
      return Optional.of(
          "most of the field is nearly as bright as its brightest part: dark nuclei on a bright"
              + " field, or a saturated camera; bright nuclei on a dark field are needed");
    }
    return Optional.empty();
  }
}
