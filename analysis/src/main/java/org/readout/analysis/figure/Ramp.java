package org.readout.analysis.figure;

import java.util.Locale;

/**
 * Cividis: from dark blue to yellow, equal steps of value are equal steps of lightness, and the
 * same for people with and without colour vision deficiency. Ten evenly spaced samples of the
 * published table, straight lines in between.
 *
 * @see <a href="https://doi.org/10.1371/journal.pone.0199239">Nuñez, Anderton &amp; Renslow 2018,
 *     PLoS ONE 13:e0199239</a>
 */
final class Ramp {
  private static final int[] SAMPLES = {
    0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55,
    0xfee838
  };

  /** Above this share of the ramp black letters stand out better than white ones. */
  private static final double DARK_LETTERS = 0.45;

  private Ramp() {}

  /**
   * @param position 0 to 1
   */
  static String colour(double position) {
    double place = Math.max(0, Math.min(1, position)) * (SAMPLES.length - 1);
    int index = Math.min(SAMPLES.length - 2, (int) place);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = SAMPLES[index] >> shift & 0xff;
      int to = SAMPLES[index + 1] >> shift & 0xff;
      mixed |= (int) Math.round(from + (place - index) * (to - from)) << shift;
    }
    return String.format(Locale.ROOT, "#%06x", mixed);
  }

  static String letters(double position) {
    return position > DARK_LETTERS ? Svg.BLACK : Svg.WHITE;
  }
}
