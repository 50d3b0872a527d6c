package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says of each object why it is no nucleus, if it is none. */
final class NucleusJudge {
  /** Debris and wrinkles are less solid; nuclei are at least this. */
  private static final double LEAST_SOLIDITY = 0.82;

  /**
   * How steep the border is, in heights of the object a diameter: a sharp disc has more than 3, a
   * bump of haze less than this.
   */
  private static final double LEAST_STEEPNESS = 1.6;

  /** Haze is as steep inside as at its border; a nucleus is not. */
  private static final double MOST_INNER_SLOPE = 1.15;

  /** The border is judged if this part of it is free, and not against another object. */
  private static final double FREE_PART = 0.35;

  /** Heights above the noise of a smoothed pixel; less is not seen for sure. */
  private static final double LEAST_NOISES = 6;

  /** And above the unevenness of the background. */
  private static final double LEAST_UNEVENNESSES = 2.5;

  /** Dimmer than this part of the typical height: only if its form is beyond doubt. */
  private static final double DIM = 0.3;

  /** Dimmer than this: a speck or a reflection. */
  private static final double DIMMEST = 0.03;

  private static final double SURE_SOLIDITY = 0.9;
  private static final double SURE_INNER_SLOPE = 0.65;
  private static final double SURE_STEEPNESS = 2.2;
  private static final double SURE_AREA = 0.35;

  /** Where the background's unevenness is read: one standard deviation above its middle. */
  private static final double UPPER = 0.84;

  private final Stain stain;
  private final float[] height;
  private final int[] ids;
  private final Members members;
  private final double typicalArea;
  private final double smallestFraction;
  private final double unevenness;
  private final double typicalHeight;
  private final float[] heights;
  private final int[] rim;
  private final int[] free;
  private final double[] drop;
  private final double[] slope;

  private NucleusJudge(
      Stain stain, float[] height, int[] ids, Members members, double diameterPx, double smallest) {
    this.stain = stain;
    this.height = height;
    this.ids = ids;
    this.members = members;
    typicalArea = Math.PI * diameterPx * diameterPx / 4;
    smallestFraction = smallest;
    int n = members.count() + 1;
    heights = new float[n];
    rim = new int[n];
    free = new int[n];
    drop = new double[n];
    slope = new double[n];
    measure();
    typicalHeight = typicalHeight();
    unevenness = unevenness();
  }

  /**
   * @return for each object, from 1, why it does not count; empty if it does
   */
  static List<Optional<String>> of(
      Stain stain, float[] height, int[] ids, int count, double diameterPx, double smallest) {
    Members members = Members.of(ids, count);
    NucleusJudge judge = new NucleusJudge(stain, height, ids, members, diameterPx, smallest);
    List<Optional<String>> verdicts = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      verdicts.add(members.area(id) == 0 ? Optional.of("nothing left") : judge.verdict(id));
    }
    return verdicts;
  }

  private void measure() {
    for (int id = 1; id < heights.length; id++) {
      heights[id] = members.area(id) == 0 ? 0 : members.quantile(id, height, 0.75);
    }
    int[] beside = new int[Grid.MOST];
    for (int p : members.places()) {
      int id = ids[p];
      slope[id] += stain.slope()[p];
      int n = stain.grid().straight(p, beside);
      for (int k = 0; k < n; k++) {
        int other = ids[beside[k]];
        rim[id] += other == id ? 0 : 1;
        // What is higher than the border outside is the skirt of a brighter neighbour.
        boolean open = other == 0 && height[beside[k]] <= HalfHeight.BORDER * heights[id];
        free[id] += open ? 1 : 0;
        drop[id] += open ? stain.values()[p] - stain.values()[beside[k]] : 0;
      }
    }
  }

  /** Half of the area of all objects is higher than this. */
  private double typicalHeight() {
    List<Integer> byHeight = new ArrayList<>();
    for (int id = 1; id < heights.length; id++) {
      byHeight.add(id);
    }
    byHeight.sort(Comparator.comparingDouble(id -> heights[id]));
    long sum = 0;
    for (int id : byHeight) {
      sum += members.area(id);
      if (2 * sum >= members.places().length) {
        return heights[id];
      }
    }
    return 0;
  }

  private double unevenness() {
    float[] background = new float[ids.length - members.places().length];
    int n = 0;
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] == 0) {
        background[n++] = height[p];
      }
    }
    return n == 0 ? 0 : Stain.quantile(background, UPPER) - Stain.quantile(background, 0.5);
  }

  private Optional<String> verdict(int id) {
    double area = members.area(id);
    if (area < smallestFraction * typicalArea) {
      return Optional.of(
          say(
              "too small: %.0f %% of a typical nucleus, at least %.0f %% asked",
              100 * area / typicalArea, 100 * smallestFraction));
    }
    double solidity = Silhouette.of(members.of(id), stain.grid().width()).solidity();
    if (solidity < LEAST_SOLIDITY) {
      return Optional.of(say("not the form of a nucleus: solidity %.2f", solidity));
    }
    boolean judged = free[id] > FREE_PART * rim[id];
    double border = judged ? drop[id] / free[id] : 0;
    double inside = stain.withoutNoise(slope[id] / area);
    double inner = judged ? inside / (Math.max(border, 1e-9) * ThresholdTree.ACROSS_TO_SLOPE) : 0;
    double steepness =
        judged ? border * Math.sqrt(4 * typicalArea / Math.PI) / Math.max(heights[id], 1e-9) : 0;
    if (judged && (inner > MOST_INNER_SLOPE || steepness < LEAST_STEEPNESS)) {
      return Optional.of("no sharp edge: out of focus, or haze");
    }
    if (heights[id] < LEAST_NOISES * stain.noise()) {
      return Optional.of(say("too dim: %.1f times the noise", heights[id] / stain.noise()));
    }
    if (heights[id] < LEAST_UNEVENNESSES * unevenness) {
      return Optional.of(
          say("too dim: %.1f times the unevenness of the background", heights[id] / unevenness));
    }
    // At the border of the image nobody knows the backdrop beyond it.
    boolean sure =
        !atBorder(id)
            && solidity > SURE_SOLIDITY
            && inner < SURE_INNER_SLOPE
            && steepness > SURE_STEEPNESS
            && area > SURE_AREA * typicalArea;
    if (heights[id] < (sure ? DIMMEST : DIM) * typicalHeight) {
      return Optional.of(
          say("too dim: %.0f %% of a typical nucleus here", 100 * heights[id] / typicalHeight));
    }
    return Optional.empty();
  }

  private boolean atBorder(int id) {
    return Arrays.stream(members.of(id)).anyMatch(stain.grid()::atBorder);
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
