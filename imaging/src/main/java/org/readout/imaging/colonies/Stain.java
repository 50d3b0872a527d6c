package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;

/**
 * How an image's three channels become one signal that is 0 on the background and above it on
 * colonies: each channel weighs by how far colonies stand out of its noise. This finds the stain's
 * colour without being told.
 *
 * @param weights a channel each; all below zero if colonies are lighter than the background
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stain(double[] weights) {
  /** Even a noiseless drawing has the noise of 8 bits. */
  private static final double LEAST_NOISE = 2e-3;

  /** How far colonies reach: half a percent of the area is a few colonies. */
  private static final double TOP = 0.995;

  /** One stain for all compartments of an image, so that wells are judged by one standard. */
  static Stain of(List<Patch> patches, Polarity polarity) {
    double[] noise = new double[3];
    double[] dark = new double[3];
    double[] light = new double[3];
    for (int c = 0; c < 3; c++) {
      List<Sample> samples = new ArrayList<>();
      for (Patch patch : patches) {
        samples.add(Sample.of(patch.absorbed()[c], patch.inside(), patch.area()));
      }
      Sample all = Sample.joined(samples);
      noise[c] = all.noise() + LEAST_NOISE;
      dark[c] = Math.max(0, all.quantile(TOP)) / noise[c];
      light[c] = Math.max(0, -all.quantile(1 - TOP)) / noise[c];
    }
    boolean lighter =
        switch (polarity) {
          case DARK -> false;
          case LIGHT -> true;
          case AUTO -> max(light) > max(dark);
        };
    double[] contrast = lighter ? light : dark;
    double[] weights = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      weights[c] = (contrast[c] * contrast[c] + 1e-9) / noise[c];
      sum += weights[c];
    }
    for (int c = 0; c < 3; c++) {
      weights[c] *= (lighter ? -1 : 1) / sum;
    }
    return new Stain(weights);
  }

  private static double max(double[] values) {
    return Math.max(values[0], Math.max(values[1], values[2]));
  }

  /** The signal of a patch, its median inside taken as 0. */
  float[] signal(Patch patch) {
    float[][] absorbed = patch.absorbed();
    float[] signal = new float[absorbed[0].length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] =
          (float)
              (weights[0] * absorbed[0][i]
                  + weights[1] * absorbed[1][i]
                  + weights[2] * absorbed[2][i]);
    }
    float median = (float) Sample.of(signal, patch.inside(), patch.area()).median();
    for (int i = 0; i < signal.length; i++) {
      signal[i] -= median;
    }
    return signal;
  }
}
