package org.readout.imaging.potential;

import java.util.Locale;

/**
 * The light of a channel where no cell is, after dark and flat-field correction. Immutable.
 *
 * @param level median, camera counts
 * @param noiseSd standard deviation of a pixel about it, without the pixels beyond three of them
 * @param pixels how many pixels it was judged by
 * @param driftCounts how far it differs between the darkest and the brightest sixteenth of the
 *     field, as far as those have cell-free pixels; 0 where fewer than two have
 * @param storedLevel median of the same pixels before any correction, stored counts
 */
public record Background(
    double level,
    double noiseSd,
    int pixels,
    double driftCounts,
    double storedLevel,
    Origin origin) {
  /** Standard error of a median over that of a mean, for normal noise: √(π/2). */
  private static final double MEDIAN_EFFICIENCY = 1.2533;

  /** What it was judged by. */
  public enum Origin {
    CELL_FREE("pixels at a distance from every cell"),
    BESIDE_CELLS("pixels beside the cells, because too few are at a distance: may be too high"),
    DARKEST_PIXELS("the darkest twentieth of the field, because cells cover it: may be too high"),
    BLANK_WELL("a well without cells");

    private final String sentence;

    Origin(String sentence) {
      this.sentence = sentence;
    }

    /** The name in tables, for example {@code cell-free}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
      return sentence;
    }
  }

  /** From a field without cells, for fields that cells cover whole. */
  public static Background ofBlank(CorrectedChannel blank) {
    return BackgroundLevel.ofBlank(blank);
  }

  /** Standard error of {@link #level()}, camera counts. */
  public double standardError() {
    return pixels == 0 ? 0 : MEDIAN_EFFICIENCY * noiseSd / Math.sqrt(pixels);
  }

  /** Standard error of a mean over so many pixels after this background was subtracted. */
  public double standardErrorOfMean(int overPixels) {
    return Math.hypot(noiseSd / Math.sqrt(overPixels), standardError());
  }
}
