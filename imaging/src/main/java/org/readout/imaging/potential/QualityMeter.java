package org.readout.imaging.potential;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Measures how far one channel of one field can be trusted. OpenCV must be ready. */
final class QualityMeter {
  private static final double UNCERTAIN_FLAT = 0.03;

  /** A cell is off by half of the drift at most: by a twentieth of its signal. */
  private static final double LARGEST_DRIFT = 0.1;

  /** A cell's worth of pixels; its mean must stand out by this many standard errors. */
  private static final double ABOVE_NOISE = 3;

  /** The medians of sixteen tiles of 200 pixels differ by this much of the noise by chance. */
  private static final double CHANCE_DRIFT = 0.5;

  private QualityMeter() {}

  static ChannelQuality of(Signal signal, FieldObjects objects) {
    double light = 0;
    int pixels = 0;
    int[] cells = objects.cells().ids();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != 0) {
        light += signal.plane().samples()[i];
        pixels++;
      }
    }
    double mean = pixels == 0 ? 0 : light / pixels;
    double noise = signal.background().noiseSd();
    return new ChannelQuality(
        signal.name(),
        FocusMeter.of(signal.plane()),
        signal.channel().saturatedFraction(),
        noise > 0 ? mean / noise : mean > 0 ? Double.POSITIVE_INFINITY : 0,
        signal.background(),
        signal.channel().offsetCounts(),
        flags(signal, mean, pixels));
  }

  private static Set<FieldFlag> flags(Signal signal, double mean, int pixels) {
    EnumSet<FieldFlag> flags = EnumSet.noneOf(FieldFlag.class);
    ChannelImage image = signal.channel().image();
    Correction correction = signal.channel().correction();
    Background background = signal.background();
    add(flags, FieldFlag.NOT_COMPARABLE, image.fidelity() != Fidelity.LINEAR);
    add(flags, FieldFlag.CEILING_UNKNOWN, image.ceiling().isEmpty());
    add(flags, FieldFlag.DARK_UNKNOWN, correction.dark() instanceof Dark.Unknown);
    add(flags, FieldFlag.NO_FLAT_FIELD, correction.flat().factors().isEmpty());
    add(
        flags,
        FieldFlag.FLAT_UNCERTAIN,
        correction.flat().uncertainty().orElse(0) > UNCERTAIN_FLAT);
    add(
        flags,
        FieldFlag.BACKGROUND_BESIDE_CELLS,
        background.origin() == Background.Origin.BESIDE_CELLS);
    add(
        flags,
        FieldFlag.NO_CELL_FREE_PIXELS,
        background.origin() == Background.Origin.DARKEST_PIXELS);
    add(
        flags,
        FieldFlag.BACKGROUND_DRIFT,
        background.driftCounts() > LARGEST_DRIFT * mean
            && background.driftCounts() > CHANCE_DRIFT * background.noiseSd());
    add(
        flags,
        FieldFlag.DIM,
        pixels > 0 && mean <= ABOVE_NOISE * background.standardErrorOfMean(pixels));
    return Collections.unmodifiableSet(flags);
  }

  private static void add(Set<FieldFlag> flags, FieldFlag flag, boolean is) {
    if (is) {
      flags.add(flag);
    }
  }
}
