package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.readout.imaging.Mats;
import org.readout.imaging.vessels.Compartment;

/**
 * How an image's three channels become one signal that is 0 on the background and above it on
 * colonies: each channel weighs by how far colonies stand out of its noise. This finds the stain's
 * colour without being told.
 *
 * @param weights a channel each, their sum 1
 * @param lighter colonies are lighter than the background
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stain(double[] weights, boolean lighter) {
  /** Colours need no detail (pixels, the long side). */
  private static final double LONG_SIDE_PX = 500;

  /** Even a noiseless drawing has the noise of 8 bits. */
  private static final double LEAST_NOISE = 2e-3;

  /** Beyond this many standard deviations a pixel stands out. */
  private static final double SIGMAS = 5;

  /** Less than this factor between them says nothing. */
  private static final double ALIKE = 1.5;

  /** Dark colonies may cover this part of a window, and light ones too. */
  private static final double COVERED = 0.7;

  /** Darker than this a background is black, and a part of it says nothing (grey levels). */
  private static final float BLACK = 8;

  /**
   * One stain for all compartments of an image, so that wells are judged by one standard. Where
   * dark and light stand out alike, in a lawn, stained colonies are dark and bacteria light.
   */
  static Stain of(List<Patch> patches, Polarity polarity, ColonyAssay assay) {
    List<List<Sample>> channels = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int most = Sample.SIZE / patches.size();
    for (Patch patch : patches) {
      try (Mats mats = new Mats()) {
        Patch small = patch.smaller(LONG_SIDE_PX, mats);
        Weighed weighed = new Weighed(small, 0.5);
        byte[] inside = small.inside();
        for (int c = 0; c < 3; c++) {
          channels.get(c).add(Sample.of(weighed.channel(c), inside, small.area(), most));
        }
      }
    }
    double[] dark = new double[3];
    double[] light = new double[3];
    double[] noise = new double[3];
    for (int c = 0; c < 3; c++) {
      Sample all = Sample.joined(channels.get(c));
      double zero = all.mode();
      noise[c] = Math.min(all.noiseBelow(zero), all.noiseAbove(zero)) + LEAST_NOISE;
      dark[c] = all.excess(zero, zero + SIGMAS * noise[c], 1) / noise[c];
      light[c] = all.excess(zero, zero - SIGMAS * noise[c], -1) / noise[c];
    }
    boolean lighter =
        switch (polarity) {
          case DARK -> false;
          case LIGHT -> true;
          case AUTO -> max(light) > max(dark) * (assay == ColonyAssay.CFU ? 1 / ALIKE : ALIKE);
        };
    return new Stain(weights(lighter ? light : dark, noise), lighter);
  }

  private static double max(double[] values) {
    return Math.max(values[0], Math.max(values[1], values[2]));
  }

  private static double[] weights(double[] contrast, double[] noise) {
    double[] weights = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      weights[c] = (contrast[c] * contrast[c] + 1e-9) / noise[c];
      sum += weights[c];
    }
    for (int c = 0; c < 3; c++) {
      weights[c] /= sum;
    }
    return weights;
  }

  /** The signal of a patch, row by row; its most frequent value inside is taken as 0. */
  float[] signal(Patch patch) {
    float[] signal = new float[patch.width() * patch.height()];
    Weighed weighed = new Weighed(patch, lighter ? 1 - COVERED : COVERED);
    double sign = lighter ? -1 : 1;
    float blue = (float) (sign * weights[0]);
    float green = (float) (sign * weights[1]);
    float red = (float) (sign * weights[2]);
    for (int i = 0; i < signal.length; i++) {
      signal[i] =
          blue * weighed.absorbed(3 * i)
              + green * weighed.absorbed(3 * i + 1)
              + red * weighed.absorbed(3 * i + 2);
    }
    float zero = (float) Sample.of(signal, patch.inside(), patch.area(), Sample.SIZE / 2).mode();
    for (int i = 0; i < signal.length; i++) {
      signal[i] -= zero;
    }
    return signal;
  }

  /** A patch's light beside its background's. */
  private static final class Weighed {
    private final byte[] light;
    private final float[] background;

    Weighed(Patch patch, double quantile) {
      try (Mats mats = new Mats()) {
        double side =
            patch.compartment().kind() == Compartment.Kind.WELL
                ? Light.WELL_SIDE_PX
                : Light.LONG_SIDE_PX;
        Mat empty = Light.background(patch.work(), patch.mask(), side, quantile, mats);
        background = new float[(int) empty.total() * 3];
        light = new byte[background.length];
        empty.get(0, 0, background);
        patch.work().get(0, 0, light);
      }
    }

    /**
     * The part of the light that is taken away: (background − pixel) / background, clipped to -1.5
     * (adds one and a half times as much) … 1 (takes all). Linear, not logarithmic: the darkest
     * colonies would shatter into noise.
     */
    float absorbed(int i) {
      float part = (background[i] - (light[i] & 0xff)) / Math.max(background[i], BLACK);
      return Math.max(-1.5f, Math.min(1, part));
    }

    float[] channel(int channel) {
      float[] values = new float[light.length / 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = absorbed(3 * i + channel);
      }
      return values;
    }
  }
}
