package org.readout.imaging.potential;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;

/**
 * How unevenly a field is lit and seen: the factor by which each pixel is brighter than the median
 * pixel. Its median is 1. Immutable.
 */
public final class FlatField {
  /** No correction: every factor is 1. */
  public static final FlatField NONE = new FlatField(null, "none", OptionalDouble.empty());

  /** Below this the light that is left cannot be scaled up to a signal. */
  static final float LEAST_FACTOR = 0.1f;

  /** Neighbourhood that stands in for a dead pixel; 5 is the largest that OpenCV offers. */
  private static final int DEAD_PIXEL_APERTURE = 5;

  private final @Nullable Plane factors;
  private final String source;
  private final OptionalDouble uncertainty;

  private FlatField(@Nullable Plane factors, String source, OptionalDouble uncertainty) {
    this.factors = factors;
    this.source = source;
    this.uncertainty = uncertainty;
  }

  /**
   * From an image of something evenly bright: a dye slide, or an empty well with dye.
   *
   * @param image counts as stored
   * @param source for people and records, for example {@code flat.tif}
   * @throws ImageException.Refused if the image is too dark in places to divide by
   */
  public static FlatField given(Plane image, Dark dark, String source) throws ImageException {
    float[] light = DarkLevel.of(dark, image).subtracted();
    return new FlatField(
        normalised(Plane.of(image.widthPx(), image.heightPx(), light), source),
        source,
        OptionalDouble.empty());
  }

  /**
   * From the images of one channel themselves: what is common to fields with different cells.
   *
   * @param images counts as stored, at least {@link Illumination#LEAST_IMAGES} different ones
   * @throws ImageException.Refused if there are fewer, they differ in size, or the dark level is
   *     not known
   * @see Illumination for images that do not fit into memory together
   */
  public static FlatField retrospective(List<Plane> images, Dark dark) throws ImageException {
    Illumination illumination = new Illumination(dark);
    for (Plane image : images) {
      illumination.add(image);
    }
    return illumination.flatField();
  }

  static FlatField estimated(Plane light, String source, double uncertainty) throws ImageException {
    return new FlatField(normalised(light, source), source, OptionalDouble.of(uncertainty));
  }

  /** The factors; empty if there is no correction. */
  public Optional<Plane> factors() {
    return Optional.ofNullable(factors);
  }

  /** Where it comes from, for people and records. */
  public String source() {
    return source;
  }

  /** Standard error of a factor, as a part of it, where it was estimated from the fields. */
  public OptionalDouble uncertainty() {
    return uncertainty;
  }

  private static Plane normalised(Plane light, String source) throws ImageException {
    double median = Order.median(light.samples(), light.samples().length);
    if (!(median > 0)) {
      throw tooDark(source, "has no light above the dark level in half of its pixels");
    }
    float[] factors = new float[light.samples().length];
    int dead = 0;
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (light.samples()[i] / median);
      dead += factors[i] > LEAST_FACTOR ? 0 : 1;
    }
    if (dead > 0) {
      heal(light.widthPx(), light.heightPx(), factors, source);
    }
    return Plane.of(light.widthPx(), light.heightPx(), factors);
  }

  /** A dead pixel of the camera sees what its neighbours see; a dark area cannot be mended. */
  private static void heal(int width, int height, float[] factors, String source)
      throws ImageException {
    OpenCv.require();
    float[] around = new float[factors.length];
    try (Mats mats = new Mats()) {
      Mat smooth = mats.mat();
      Imgproc.medianBlur(
          Matrix.of(Plane.of(width, height, factors), mats), smooth, DEAD_PIXEL_APERTURE);
      smooth.get(0, 0, around);
    }
    for (int i = 0; i < factors.length; i++) {
      if (!(factors[i] > LEAST_FACTOR)) {
        if (!(around[i] > LEAST_FACTOR)) {
          throw tooDark(
              source,
              "has less than a tenth of its median light around column %d, row %d"
                  .formatted(i % width, i / width));
        }
        factors[i] = around[i];
      }
    }
  }

  private static ImageException.Refused tooDark(String source, String what) {
    return new ImageException.Refused(
        "flat field (%s): %s; dividing by it would invent light".formatted(source, what),
        "Record an evenly bright slide at the same objective, or crop the field to its lit part.");
  }
}
