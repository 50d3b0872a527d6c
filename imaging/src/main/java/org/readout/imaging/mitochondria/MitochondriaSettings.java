package org.readout.imaging.mitochondria;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;

/**
 * Everything that a person can set and that changes the mitochondria. Immutable.
 *
 * @param channel on which they are looked for: recorded, changes no pixel
 * @param calibration the pixel size; null where it is not known: then everything is in pixels
 * @param element the width of what may stand out; null for 1.5 µm where the pixel size is known and
 *     11 pixels elsewhere, which is flagged
 * @param smoothingPx standard deviation of the Gaussian against noise, pixels
 * @param thresholdFactor of Otsu's threshold in each cell, 0.6 to 1 in practice
 * @param least the smallest object
 * @param leaveOutNucleus whether nothing is looked for on the nucleus
 */
public record MitochondriaSettings(
    MaskChannel channel,
    @Nullable Calibration calibration,
    @Nullable ElementWidth element,
    double smoothingPx,
    double thresholdFactor,
    LeastArea least,
    boolean leaveOutNucleus) {
  private static final double SMOOTHING_PX = 1;
  private static final double THRESHOLD_FACTOR = 0.8;
  private static final double LEAST_AREA_PX = 4;

  public MitochondriaSettings {
    if (!(smoothingPx >= 0) || Double.isInfinite(smoothingPx)) {
      throw new IllegalArgumentException("no such smoothing: " + smoothingPx + " px");
    }
    if (!(thresholdFactor > 0) || Double.isInfinite(thresholdFactor)) {
      throw new IllegalArgumentException("no such threshold factor: " + thresholdFactor);
    }
    if (calibration == null
        && (element instanceof ElementWidth.Micrometres
            || least instanceof LeastArea.SquareMicrometres)) {
      throw new IllegalArgumentException("micrometres need the size of a pixel");
    }
  }

  /** Looks on this channel, outside of nuclei, with an element in pixels. */
  public static MitochondriaSettings on(MaskChannel channel) {
    return new MitochondriaSettings(
        channel,
        null,
        null,
        SMOOTHING_PX,
        THRESHOLD_FACTOR,
        new LeastArea.Pixels(LEAST_AREA_PX),
        true);
  }

  public MitochondriaSettings withCalibration(Calibration other) {
    return new MitochondriaSettings(
        channel, other, element, smoothingPx, thresholdFactor, least, leaveOutNucleus);
  }

  public MitochondriaSettings withElement(ElementWidth other) {
    return new MitochondriaSettings(
        channel, calibration, other, smoothingPx, thresholdFactor, least, leaveOutNucleus);
  }

  public MitochondriaSettings withSmoothingPx(double other) {
    return new MitochondriaSettings(
        channel, calibration, element, other, thresholdFactor, least, leaveOutNucleus);
  }

  public MitochondriaSettings withThresholdFactor(double other) {
    return new MitochondriaSettings(
        channel, calibration, element, smoothingPx, other, least, leaveOutNucleus);
  }

  public MitochondriaSettings withLeast(LeastArea other) {
    return new MitochondriaSettings(
        channel, calibration, element, smoothingPx, thresholdFactor, other, leaveOutNucleus);
  }

  public MitochondriaSettings withLeaveOutNucleus(boolean other) {
    return new MitochondriaSettings(
        channel, calibration, element, smoothingPx, thresholdFactor, least, other);
  }

  /** The settings as plain strings and numbers under stable keys, for a record and for a hash. */
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> plain = new TreeMap<>();
    plain.put("mito_channel", channel.name());
    plain.put("mito_channel_depends_on_potential", channel.dependsOnPotential());
    plain.put("mito_element", plainElement());
    plain.put("mito_least_area", plainLeast());
    plain.put("mito_leave_out_nucleus", leaveOutNucleus);
    plain.put("mito_smoothing_px", smoothingPx);
    plain.put("mito_threshold_factor", thresholdFactor);
    plain.put("um_per_px", calibration == null ? "unknown" : calibration.umPerPx());
    return plain;
  }

  private String plainElement() {
    if (element instanceof ElementWidth.Micrometres width) {
      return width.value() + " um";
    }
    return element instanceof ElementWidth.Pixels width ? width.value() + " px" : "auto";
  }

  private String plainLeast() {
    return least instanceof LeastArea.SquareMicrometres area
        ? area.value() + " um2"
        : ((LeastArea.Pixels) least).value() + " px";
  }
}
