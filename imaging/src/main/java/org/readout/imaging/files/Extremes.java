package org.readout.imaging.files;

/**
 * The ends of the range of samples that are too fine for a histogram; what is no number is none.
 */
final class Extremes {
  /** The uppermost part of the range, in which only clipped samples may crowd. */
  private static final double TOP = 0.01;

  /** Fewer equal samples than this may be chance. */
  private static final int FEWEST_AT_CEILING = 8;

  /** Clipped samples outnumber the rest of the uppermost part this many times. */
  private static final int OUTNUMBER = 4;

  private final Samples samples;
  private final int pixels;
  private double lowest = Double.NaN;
  private double highest = Double.NaN;

  private Extremes(Samples samples) {
    this.samples = samples;
    this.pixels = samples.widthPx() * samples.heightPx();
  }

  static Extremes of(Samples samples) {
    Extremes extremes = new Extremes(samples);
    for (int i = 0; i < extremes.pixels; i++) {
      double value = samples.at(i);
      if (!(value >= extremes.lowest)) {
        extremes.lowest = Double.isNaN(value) ? extremes.lowest : value;
      }
      if (!(value <= extremes.highest)) {
        extremes.highest = Double.isNaN(value) ? extremes.highest : value;
      }
    }
    return extremes;
  }

  TrueDepth depth() {
    double top = highest - TOP * (highest - lowest);
    int at = 0;
    int near = 0;
    for (int i = 0; i < pixels; i++) {
      double value = samples.at(i);
      at += value == highest ? 1 : 0;
      near += value < highest && value >= top ? 1 : 0;
    }
    boolean clipped = at >= FEWEST_AT_CEILING && at >= OUTNUMBER * near && highest > lowest;
    boolean whole = !samples.type().floating();
    double most =
        switch (samples.type()) {
          case UINT32 -> 0xFFFF_FFFFL;
          case INT32 -> Integer.MAX_VALUE;
          default -> Double.POSITIVE_INFINITY;
        };
    return new TrueDepth(
        8 * samples.type().bytes(),
        0,
        whole ? 1 : 0,
        clipped ? highest : most,
        clipped ? (double) at / pixels : 0,
        lowest,
        highest,
        clipped
            ? "%d samples at the highest value, far more than just below".formatted(at)
            : "samples of %s have no ceiling that shows".formatted(samples.type().word()));
  }
}
