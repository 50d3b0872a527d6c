package org.readout.imaging.cells;

import java.util.Arrays;
import org.readout.imaging.Noise;
import org.readout.imaging.Plane;

/**
 * Tells cytoplasm from background, for each cell by its own brightness.
 *
 * <p>One threshold for a field (minimum cross-entropy) cuts dim cells and takes in the halo of
 * bright ones. The nuclei say where cells are, so each cell's height over the background is known
 * beforehand, from the ring around its nucleus; the field's threshold is held between two parts of
 * that height. Where the field's threshold would cut through many cells, there is hardly any
 * background in it, and the darkest pixels stand for it.
 */
final class Foreground {
  /** Around a nucleus, the cell's own level is read so far out (nuclear diameters). */
  private static final double RING_DIAMETERS = 0.2;

  /** A pixel dimmer than this part of the cell's height is its halo. */
  private static final double HALO = 0.12;

  /** A pixel brighter than this part of the cell's height is the cell. */
  private static final double HALF = 0.5;

  /** Over the background's noise: one in 30 000 pixels of plain background passes. */
  private static final double SIGMAS = 4;

  /** Where so many nuclei stand below the field's threshold, it cuts through cells. */
  private static final double CUT_NUCLEI = 0.3;

  /** Dead pixels, which lie below, do not stretch the scale. */
  private static final double LOWEST = 0.001;

  /** Where noise sets the threshold of more cells than this, the stain is faint. */
  private static final double FAINT = 0.5;

  /** Levels in this part of the pixels are the darkest. */
  private static final double DARKEST = 0.005;

  /** So far below the middle of plain noise its own darkest pixels lie. */
  private static final double DARKEST_SIGMAS = 2.6;

  /** Rank of the cells that must stand out for the channel to show anything. */
  private static final double UPPER = 0.9;

  /** The level that stands for 1. */
  private static final double BRIGHTEST = 0.999;

  final CytoplasmLevel level;
  final boolean signal;
  final boolean freeBackground;

  /** Whether noise sets the threshold of most cells, and not their own height. */
  final boolean faint;

  /** By number of a nucleus: what its cell must be above. */
  final double[] threshold;

  private Foreground(
      CytoplasmLevel level,
      boolean signal,
      boolean freeBackground,
      boolean faint,
      double[] threshold) {
    this.level = level;
    this.signal = signal;
    this.freeBackground = freeBackground;
    this.faint = faint;
    this.threshold = threshold;
  }

  /**
   * @param raw the plane as it is; its noise is read from it
   * @param smooth the same, smoothed by {@code sigmaPx}
   */
  static Foreground of(
      Plane raw, Plane smooth, double sigmaPx, FoundNuclei nuclei, double thresholdFactor) {
    float[] samples = smooth.samples();
    double[] ranks = Quantile.of(samples, LOWEST, DARKEST, BRIGHTEST);
    double noise = Noise.of(raw) * Noise.leftAfterBlur(sigmaPx);
    double[] heights = levels(smooth, nuclei);
    double field = MinimumCrossEntropy.of(samples, ranks[0], Math.max(ranks[0], ranks[2]));
    double background = medianBelow(samples, field);
    field = background + thresholdFactor * (field - background);
    boolean free = partBelow(heights, field) <= CUT_NUCLEI;
    if (!free) {
      background = ranks[1];
    }
    double bright = upper(heights);
    boolean signal = bright - background > (SIGMAS + (free ? 0 : DARKEST_SIGMAS)) * noise;
    double[] threshold = new double[heights.length];
    int faint = 0;
    for (int id = 0; id < heights.length; id++) {
      double own = own(heights[id] - background, field - background, free);
      threshold[id] = background + Math.max(own, SIGMAS * noise);
      faint += own < SIGMAS * noise && !Double.isNaN(heights[id]) ? 1 : 0;
    }
    double one = Math.max(ranks[2], background + noise);
    return new Foreground(
        new CytoplasmLevel(background, noise, field, one),
        signal,
        free,
        faint > FAINT * known(heights).length,
        threshold);
  }

  /**
   * A cell's threshold over the background.
   *
   * @param height of the cell around its nucleus, over the background; not a number where nothing
   *     is around it
   * @param field the field's threshold over the background
   */
  private static double own(double height, double field, boolean free) {
    if (Double.isNaN(height)) {
      return field;
    }
    return free ? Math.max(HALO * height, Math.min(HALF * height, field)) : HALF * height;
  }

  /** The median around each nucleus, by its number; not a number where there is none. */
  private static double[] levels(Plane smooth, FoundNuclei nuclei) {
    int[] ids = nuclei.labels().ids();
    int[] rings = Surround.grow(nuclei.labels(), Math.max(1, RING_DIAMETERS * nuclei.diameterPx()));
    int[] end = new int[nuclei.labels().largest() + 2];
    for (int p = 0; p < ids.length; p++) {
      if (rings[p] != 0 && ids[p] == 0) {
        end[rings[p] + 1]++;
      }
    }
    for (int i = 1; i < end.length; i++) {
      end[i] += end[i - 1];
    }
    float[] sorted = new float[end[end.length - 1]];
    int[] at = end.clone();
    for (int p = 0; p < ids.length; p++) {
      if (rings[p] != 0 && ids[p] == 0) {
        sorted[at[rings[p]]++] = smooth.samples()[p];
      }
    }
    double[] levels = new double[end.length - 1];
    for (int id = 0; id < levels.length; id++) {
      float[] ring = Arrays.copyOfRange(sorted, end[id], end[id + 1]);
      levels[id] = ring.length == 0 ? Double.NaN : Quantile.median(ring, ring.length);
    }
    return levels;
  }

  private static double medianBelow(float[] samples, double threshold) {
    float[] below = new float[samples.length];
    int n = 0;
    for (float sample : samples) {
      if (sample <= threshold) {
        below[n++] = sample;
      }
    }
    return n == 0 ? threshold : Quantile.of(Arrays.copyOf(below, n), 0.5)[0];
  }

  private static double partBelow(double[] heights, double threshold) {
    double[] known = known(heights);
    return known.length == 0
        ? 0
        : (double) Arrays.stream(known).filter(h -> h < threshold).count() / known.length;
  }

  /** What a tenth of the nuclei stand above: in some cultures few cells take up the stain. */
  private static double upper(double[] heights) {
    double[] known = known(heights);
    return known.length == 0 ? Double.NaN : known[(int) (UPPER * (known.length - 1))];
  }

  private static double[] known(double[] heights) {
    return Arrays.stream(heights).filter(h -> !Double.isNaN(h)).sorted().toArray();
  }
}
