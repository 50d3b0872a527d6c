package org.readout.imaging.cells;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a person can set and that changes the cells. Immutable.
 *
 * @param lambda how much a step in the plane costs beside a step in brightness: near 0 borders
 *     follow the stain alone, large they lie half-way between the nuclei; above 0
 * @param reachDiameters no pixel of a cell is further from its nucleus than so many typical nuclear
 *     diameters
 * @param smoothingDiameters standard deviation of the Gaussian before growing, in nuclear
 *     diameters; at least one pixel, and 0 for none
 * @param thresholdFactor of the field's threshold over background: below 1 takes in dimmer rims
 * @param ring how far a ring reaches where no cytoplasm is stained
 * @param leaveOutBorder whether a cell that touches the border of the image is rejected
 */
public record CellSettings(
    double lambda,
    double reachDiameters,
    double smoothingDiameters,
    double thresholdFactor,
    RingWidth ring,
    boolean leaveOutBorder) {
  /** CellProfiler's default regularization, on intensities from 0 to 1. */
  private static final double LAMBDA = 0.05;

  private static final double REACH_DIAMETERS = 2;
  private static final double SMOOTHING_DIAMETERS = 0.04;

  /** Bridges the gaps between mitochondria, so that their cell is one. */
  private static final double PUNCTATE_SMOOTHING_DIAMETERS = 0.25;

  private static final double RING_DIAMETERS = 0.6;

  /** Finer, the queue's buckets are too many. */
  private static final double LEAST_LAMBDA = 1e-4;

  public CellSettings {
    refuse("lambda", lambda, LEAST_LAMBDA);
    refuse("reach", reachDiameters, Double.MIN_VALUE);
    refuse("smoothing", smoothingDiameters, 0);
    refuse("threshold factor", thresholdFactor, Double.MIN_VALUE);
  }

  /** For an even stain of the cytoplasm. */
  public static CellSettings defaults() {
    return new CellSettings(
        LAMBDA,
        REACH_DIAMETERS,
        SMOOTHING_DIAMETERS,
        1,
        new RingWidth.Diameters(RING_DIAMETERS),
        false);
  }

  /** For a stain of mitochondria or other spots, which stands in for one of the cytoplasm. */
  public static CellSettings forPunctateStain() {
    return defaults().withSmoothingDiameters(PUNCTATE_SMOOTHING_DIAMETERS);
  }

  public CellSettings withLambda(double other) {
    return new CellSettings(
        other, reachDiameters, smoothingDiameters, thresholdFactor, ring, leaveOutBorder);
  }

  public CellSettings withReachDiameters(double other) {
    return new CellSettings(
        lambda, other, smoothingDiameters, thresholdFactor, ring, leaveOutBorder);
  }

  public CellSettings withSmoothingDiameters(double other) {
    return new CellSettings(lambda, reachDiameters, other, thresholdFactor, ring, leaveOutBorder);
  }

  public CellSettings withThresholdFactor(double other) {
    return new CellSettings(
        lambda, reachDiameters, smoothingDiameters, other, ring, leaveOutBorder);
  }

  public CellSettings withRing(RingWidth other) {
    return new CellSettings(
        lambda, reachDiameters, smoothingDiameters, thresholdFactor, other, leaveOutBorder);
  }

  public CellSettings withLeaveOutBorder(boolean other) {
    return new CellSettings(
        lambda, reachDiameters, smoothingDiameters, thresholdFactor, ring, other);
  }

  /** The settings as plain strings and numbers under stable keys, for a record and for a hash. */
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> plain = new TreeMap<>();
    plain.put("cell_lambda", lambda);
    plain.put("cell_leave_out_border", leaveOutBorder);
    plain.put("cell_reach_diameters", reachDiameters);
    plain.put("cell_smoothing_diameters", smoothingDiameters);
    plain.put("cell_threshold_factor", thresholdFactor);
    plain.put(
        "ring_width",
        ring instanceof RingWidth.Pixels pixels
            ? pixels.value() + " px"
            : ((RingWidth.Diameters) ring).value() + " nuclear diameters");
    return plain;
  }

  private static void refuse(String what, double value, double least) {
    if (!(value >= least) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s of a cell cannot be %s: at least %s".formatted(what, value, least));
    }
  }
}
