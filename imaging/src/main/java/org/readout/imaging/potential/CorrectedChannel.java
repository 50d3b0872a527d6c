package org.readout.imaging.potential;

import java.util.BitSet;
import java.util.Optional;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;

/**
 * A channel after dark and flat-field correction, {@code I' = (I − D) / flat}; the background is
 * still in it. Immutable.
 */
public final class CorrectedChannel {
  private final ChannelImage image;
  private final Correction correction;
  private final double offset;
  private final Plane plane;
  private final BitSet saturated;

  private CorrectedChannel(
      ChannelImage image, Correction correction, double offset, Plane plane, BitSet saturated) {
    this.image = image;
    this.correction = correction;
    this.offset = offset;
    this.plane = plane;
    this.saturated = saturated;
  }

  /**
   * @throws ImageException.Refused if the dark frame or the flat field is of another size, or
   *     samples are not numbers
   */
  public static CorrectedChannel of(ChannelImage image, Correction correction)
      throws ImageException {
    DarkLevel dark = DarkLevel.of(correction.dark(), image.stored());
    float[] light = dark.subtracted();
    Optional<Plane> flat = correction.flat().factors();
    if (flat.isPresent()) {
      String what = "flat field (" + correction.flat().source() + ")";
      DarkLevel.requireSameSize(what, flat.get(), image.stored());
      divide(light, flat.get().samples());
    }
    requireNumbers(image.name(), light);
    Plane plane = Plane.of(image.stored().widthPx(), image.stored().heightPx(), light);
    return new CorrectedChannel(image, correction, dark.offset(), plane, ceiling(image));
  }

  public String name() {
    return image.name();
  }

  /** What was corrected. */
  public ChannelImage image() {
    return image;
  }

  public Correction correction() {
    return correction;
  }

  /** The constant that was subtracted as dark, in stored counts; 0 where a frame was. */
  public double offsetCounts() {
    return offset;
  }

  /** I', camera counts; with the background, negative ones as they are. */
  public Plane plane() {
    return plane;
  }

  /** Whether the pixel (row by row) is at the camera's ceiling. */
  boolean saturated(int pixel) {
    return saturated.get(pixel);
  }

  /** The part of all pixels that is at the camera's ceiling, 0 to 1. */
  public double saturatedFraction() {
    return saturated.cardinality() / (double) plane.samples().length;
  }

  private static void divide(float[] light, float[] factors) {
    for (int i = 0; i < light.length; i++) {
      light[i] /= factors[i];
    }
  }

  private static void requireNumbers(String name, float[] light) throws ImageException {
    double sum = 0;
    for (float value : light) {
      sum += value;
    }
    if (!Double.isFinite(sum)) {
      throw new ImageException.Refused(
          name + ": some of its samples are not numbers",
          "Save the image again as the camera gave it, without computing on it.");
    }
  }

  private static BitSet ceiling(ChannelImage image) {
    BitSet at = new BitSet();
    float[] stored = image.stored().samples();
    float ceiling = (float) image.ceiling().orElse(Double.POSITIVE_INFINITY);
    for (int i = 0; i < stored.length; i++) {
      if (stored[i] >= ceiling) {
        at.set(i);
      }
    }
    return at;
  }
}
