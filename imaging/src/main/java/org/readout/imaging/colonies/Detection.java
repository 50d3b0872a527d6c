package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readout.imaging.vessels.Compartment;

/** Finds everything in one patch that may be a colony, each with its extent at half its height. */
final class Detection {
  /** Thresholds that are looked at between the faintest and the strongest signal. */
  private static final int LEVELS = 40;

  /** Nothing smaller can have a form (working pixels). */
  private static final int LEAST_AREA = 10;

  /** No single colony covers more of a dish. */
  private static final double LARGEST_OF_DISH = 0.02;

  /** Of a well or of a field under a lens it may cover more: a quarter of its width. */
  private static final double LARGEST_OF_LESS = 0.06;

  /** Down to here a colony is never too large (working pixels). */
  private static final double NEVER_LARGE = 400;

  /** With less a part is an arc or a line, and must not be cut into beads. */
  private static final double A_LINE = 0.2;

  /** With this score a part has a form at all. */
  private static final double FORMED = 0.5;

  /** Of so many discs, and this part of all that is formed, follows that colonies are round. */
  private static final int ENOUGH_DISCS = 10;

  private static final double MOSTLY = 0.7;

  /** Two discs that overlap have at least so many times the area of one, whatever their waist. */
  private static final double LEAST_OF_TWO = 1.25;

  /** And at most this, or they are more than two, or one that has grown larger than others. */
  private static final double MOST_OF_TWO = 2.8;

  /** A colony reaches as far as half its own height. */
  private static final double HALF = 0.5;

  /** So finely a part's height is found. */
  private static final int STEPS = 64;

  /** Levels of the growing: fine, for neighbours meet in the deepest pixel between them. */
  private static final int FINE = 250;

  private final Patch patch;
  private final byte[] looked;
  private final float[] signal;
  private final double lowest;
  private final double highest;

  private Detection(Patch patch, float[] signal, double lowest, double highest) {
    this.patch = patch;
    this.looked = patch.looked();
    this.signal = signal;
    this.lowest = lowest;
    this.highest = highest;
  }

  /**
   * @param compartment its number, for the blobs
   */
  static List<Blob> of(Patch patch, float[] signal, Standard standard, int compartment) {
    Detection detection =
        new Detection(patch, signal, standard.lowest(compartment), standard.highest(compartment));
    return detection.blobs(compartment);
  }

  private List<Blob> blobs(int compartment) {
    MaxTree tree = MaxTree.of(levels(lowest, LEVELS), patch.width(), LEVELS);
    double zeroLevel = lowest / (highest - lowest) * (LEVELS - 1);
    List<Selection.Part> parts =
        Selection.of(tree, patch.width(), zeroLevel, LEAST_AREA, largest());
    int[] labels = new int[signal.length];
    double disc = disc(tree, parts);
    int count = 0;
    for (Selection.Part part : parts) {
      int[] pixels = tree.pixelsOf(part.node());
      int[] piece = pieces(part, pixels, threshold(tree.level[part.node()]), disc);
      for (int i = 0; i < pixels.length; i++) {
        labels[pixels[i]] = piece[i] < 0 ? 0 : count + 1 + piece[i];
      }
      count += Arrays.stream(piece).max().orElse(0) + 1;
    }
    grow(labels, count, lowest);
    return Measurement.of(patch, signal, labels, count, compartment);
  }

  private double largest() {
    boolean dish = patch.compartment().kind() == Compartment.Kind.DISH;
    return Math.max(NEVER_LARGE, (dish ? LARGEST_OF_DISH : LARGEST_OF_LESS) * patch.area());
  }

  private int[] pieces(Selection.Part part, int[] pixels, double threshold, double disc) {
    boolean line = part.form().score() < A_LINE;
    if (pixels.length < 2 * LEAST_AREA || part.form().isDisc() || line) {
      return new int[pixels.length];
    }
    int[] pieces = Split.of(pixels, patch.width(), signal, threshold);
    boolean one = Arrays.stream(pieces).max().orElse(0) == 0;
    double discs = disc == 0 ? 0 : pixels.length / disc;
    boolean two = part.form().isPair() || (discs > LEAST_OF_TWO && part.form().isLong());
    return one && disc > 0 && two && discs < MOST_OF_TWO
        ? Split.across(pixels, patch.width())
        : pieces;
  }

  /** The area of a typical disc if what grows here is round, so that an oval is two; else 0. */
  private static double disc(MaxTree tree, List<Selection.Part> parts) {
    double formed = 0;
    double round = 0;
    List<Double> discs = new ArrayList<>();
    for (Selection.Part part : parts) {
      double area = tree.area[part.node()];
      formed += part.form().score() > FORMED ? area : 0;
      if (part.form().score() > FORMED && part.form().isDisc()) {
        round += area;
        discs.add(area);
      }
    }
    return discs.size() >= ENOUGH_DISCS && round >= MOSTLY * formed
        ? Sample.of(discs.stream().mapToDouble(area -> area).toArray()).median()
        : 0;
  }

  /** The signal at which a level of the tree begins. */
  private double threshold(int level) {
    return lowest + (level - 1) * (highest - lowest) / (LEVELS - 1);
  }

  private int[] levels(double from, int count) {
    int[] levels = new int[signal.length];
    double perLevel = (count - 1) / (highest - from);
    for (int i = 0; i < levels.length; i++) {
      if (looked[i] != 0 && signal[i] > from) {
        levels[i] = Math.min(count, 1 + (int) ((signal[i] - from) * perLevel));
      }
    }
    return levels;
  }

  /** Gives each part its surroundings, and then takes from each what is below half its height. */
  private void grow(int[] labels, int count, double from) {
    int[] fine = levels(from, FINE);
    float[] half = halves(labels, count);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == 0 && fine[i] == 0) {
        labels[i] = -1;
      }
    }
    Flood.grow(labels, fine, patch.width(), FINE);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || signal[i] < half[labels[i]]) {
        labels[i] = 0;
      }
    }
  }

  /** Half of each part's height, which is what a quarter of its pixels reach. */
  private float[] halves(int[] labels, int count) {
    int[][] steps = new int[count + 1][STEPS + 1];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        double part = (signal[i] - lowest) / (highest - lowest);
        steps[labels[i]][(int) Math.max(0, Math.min(STEPS - 1, part * STEPS))]++;
        steps[labels[i]][STEPS]++;
      }
    }
    float[] half = new float[count + 1];
    for (int label = 1; label <= count; label++) {
      int step = STEPS - 1;
      for (int n = steps[label][step]; step > 0 && 4 * n < steps[label][STEPS]; ) {
        n += steps[label][--step];
      }
      half[label] = (float) (HALF * (lowest + (highest - lowest) * step / STEPS));
    }
    return half;
  }
}
