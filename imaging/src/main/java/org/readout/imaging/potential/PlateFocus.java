package org.readout.imaging.potential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Finds the fields of a plate that are out of focus, each against the plate's median. Best judged
 * on the nuclear stain: on the probe a treatment may change how sharp cells look. Immutable.
 */
public final class PlateFocus {
  /** Median absolute deviations (as standard deviations) beyond which a field is out of focus. */
  private static final double LIMIT = 3;

  /** Fewer fields have no scatter to judge by. */
  private static final int LEAST_FIELDS = 5;

  /** Noise looks sharp: below this signal to noise nothing is said. */
  private static final double LEAST_SIGNAL_TO_NOISE = 5;

  /** Fields that agree better than this would flag each other for nothing. */
  private static final double LEAST_LOG_VARIANCE_SCATTER = 0.05;

  private static final double LEAST_SLOPE_SCATTER = 0.03;

  private PlateFocus() {}

  /** What is to be said of one field. */
  public enum Verdict {
    SHARP,
    OUT_OF_FOCUS,
    /** Too dim, or too few fields to compare with. */
    NOT_JUDGED
  }

  /**
   * One field against its plate.
   *
   * @param laplacianDeviations its log Laplacian variance less the plate's median, in robust
   *     standard deviations; negative is blurred; 0 if not judged
   * @param slopeDeviations the same of the power slope
   */
  public record Judged(Verdict verdict, double laplacianDeviations, double slopeDeviations) {}

  /**
   * What of a channel's quality tells whether it is in focus.
   *
   * @param signalToNoise mean of the pixels of cells over the noise of a background pixel
   */
  public record Sharpness(Focus focus, double signalToNoise) {
    public static Sharpness of(ChannelQuality quality) {
      return new Sharpness(quality.focus(), quality.signalToNoise());
    }
  }

  /**
   * @param fields one channel of each field of a plate, by the name of the field
   * @return in the order of the names
   */
  public static Map<String, Judged> of(Map<String, Sharpness> fields) {
    Map<String, Sharpness> sorted = new TreeMap<>(fields);
    Map<String, Focus> judged = new LinkedHashMap<>();
    sorted.forEach(
        (name, quality) -> {
          if (quality.signalToNoise() >= LEAST_SIGNAL_TO_NOISE
              && quality.focus().laplacianVariance() > 0) {
            judged.put(name, quality.focus());
          }
        });
    Map<String, Judged> verdicts = new LinkedHashMap<>();
    sorted.keySet().forEach(name -> verdicts.put(name, new Judged(Verdict.NOT_JUDGED, 0, 0)));
    if (judged.size() >= LEAST_FIELDS) {
      Scale edges =
          Scale.of(
              judged, focus -> Math.log(focus.laplacianVariance()), LEAST_LOG_VARIANCE_SCATTER);
      Scale slopes = Scale.of(judged, Focus::powerSlope, LEAST_SLOPE_SCATTER);
      judged.forEach((name, focus) -> verdicts.put(name, judge(focus, edges, slopes)));
    }
    return verdicts;
  }

  private static Judged judge(Focus focus, Scale edges, Scale slopes) {
    double edge = edges.deviations(Math.log(focus.laplacianVariance()));
    double slope = slopes.deviations(focus.powerSlope());
    boolean blurred = edge < -LIMIT || slope < -LIMIT;
    return new Judged(blurred ? Verdict.OUT_OF_FOCUS : Verdict.SHARP, edge, slope);
  }

  private record Scale(double median, double sd) {
    static Scale of(Map<String, Focus> fields, ToDoubleFunction<Focus> number, double leastSd) {
      float[] values = new float[fields.size()];
      int n = 0;
      for (Focus focus : fields.values()) {
        values[n++] = (float) number.applyAsDouble(focus);
      }
      double median = Order.median(values, n);
      return new Scale(median, Math.max(leastSd, Scatter.sd(values, n, median)));
    }

    double deviations(double value) {
      return (value - median) / sd;
    }
  }
}
