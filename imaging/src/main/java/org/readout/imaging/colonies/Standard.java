package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;

/**
 * By what the compartments of an image are judged, all by the same: how strong its colonies are.
 * All values are parts of the light.
 *
 * @param noise standard deviation of the background's texture in each compartment
 * @param typical the signal of a strong colony: the 95th percentile of what stands out
 * @param top the strongest signal, but for a thousandth of the area
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standard(double[] noise, double typical, double top) {
  /** Texture stays below five standard deviations. */
  private static final double SIGMAS = 5;

  /** Fainter than 4 % of the light nothing is a colony: stains, scratches and JPEG do as much. */
  private static final double FAINTEST = 0.04;

  /** What is below this part of a typical colony is the foot of one, or none. */
  private static final double FOOT = 0.18;

  /** From this part of a typical colony's signal upwards a pixel is covered. */
  private static final double COVERED = 0.30;

  /**
   * Backgrounds are even to 5 % of the light, after their unevenness is taken out, also under a
   * flask's paper; where colonies have grown together it is more.
   */
  private static final double LAWN = 0.07;

  /** So many values tell a well's noise to a part in fifty. */
  private static final int LEAST_OF_WELL = 8_000;

  static Standard of(List<Patch> patches, List<float[]> signals) {
    double[] noise = new double[patches.size()];
    int most = Math.max(Sample.SIZE / patches.size(), LEAST_OF_WELL);
    List<Sample> all = new ArrayList<>();
    List<Sample> standOut = new ArrayList<>();
    for (int i = 0; i < noise.length; i++) {
      Patch patch = patches.get(i);
      Sample sample = Sample.of(signals.get(i), patch.inside(), patch.area(), most);
      noise[i] = sample.noiseBelow(0);
      all.add(sample);
      standOut.add(sample.above(Math.max(SIGMAS * noise[i], FAINTEST)));
    }
    return new Standard(
        noise, Sample.joined(standOut).quantile(0.95), Sample.joined(all).quantile(0.999));
  }

  /** Whether a compartment is so uneven that there is no background: a lawn, or a smear. */
  boolean isLawn(int compartment) {
    return noise[compartment] > LAWN;
  }

  /** The lowest signal that is looked at in a compartment. */
  double lowest(int compartment) {
    return Math.max(Math.max(SIGMAS * noise[compartment], FAINTEST), FOOT * typical);
  }

  /** From here upwards a pixel belongs to a colony. */
  double covered(int compartment) {
    return Math.max(lowest(compartment), COVERED * typical);
  }

  /** The highest threshold that is looked at. */
  double highest(int compartment) {
    return Math.max(0.95 * top, 1.05 * lowest(compartment));
  }
}
