package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses from the tree of all thresholds the parts that look most like nuclei, none inside
 * another: each nucleus, dim or bright, gets its own threshold.
 *
 * <p>A nucleus is full and round-edged, and steeper along its contour than inside. A group of
 * nuclei is steep inside too, and a bright grain in a nucleus is smaller than its neighbours.
 */
final class NucleusChoice {
  /** A pixel's own second moment: it is a square and not a point. */
  private static final double PIXEL_VARIANCE = 1.0 / 12;

  /** Smaller parts are specks of the camera (pixels, after smoothing). */
  private static final int SPECK_PX = 20;

  /** The mean is at least this many times the noise above the contour. */
  private static final double LEAST_NOISES = 2.5;

  /** Less likely parts are not even candidates. */
  private static final double LEAST_SCORE = 0.15;

  /** Nuclei of one field have between 0.6 and 1.7 of the typical diameter … */
  private static final double SMALL = 0.6;

  private static final double LARGE = 1.7;

  /** … and hardly any are outside of these. */
  private static final double SMALLEST = 0.2;

  private static final double LARGEST = 3;

  private final ThresholdTree tree;
  private final double diameterPx;
  private final double[] best;
  private final double[] weight;
  private final boolean[] picked;

  private NucleusChoice(ThresholdTree tree, double diameterPx) {
    this.tree = tree;
    this.diameterPx = diameterPx;
    best = new double[tree.size()];
    weight = new double[tree.size()];
    picked = new boolean[tree.size()];
  }

  /**
   * A node of the tree that was chosen.
   *
   * @param score how much it looks like a nucleus, 0 to 1
   */
  record Part(int node, double score) {}

  /**
   * @param diameterPx typical diameter; 0 if it is not known yet
   */
  static List<Part> of(ThresholdTree tree, double diameterPx) {
    NucleusChoice choice = new NucleusChoice(tree, diameterPx);
    for (int node = tree.size() - 1; node > 0; node--) {
      choice.decide(node);
    }
    return choice.chosen();
  }

  /** A node, or what was chosen in it: whichever looks better, averaged over the pixels. */
  private void decide(int node) {
    if (tree.area[node] < SPECK_PX) {
      return;
    }
    double sum = 0;
    double total = 0;
    for (int c = tree.firstChild[node]; c >= 0; c = tree.nextSibling[c]) {
      sum += best[c] * weight[c];
      total += weight[c];
    }
    double inside = total > 0 ? sum / total : 0;
    double own = score(node);
    picked[node] = own > 0 && own >= inside;
    best[node] = picked[node] ? own : inside;
    weight[node] = picked[node] ? tree.area[node] : total;
  }

  private double score(int node) {
    double n = tree.area[node];
    double contour = tree.contourSlope(node);
    double inside = tree.stain.withoutNoise(tree.sums[6][node] / n);
    double rise = tree.sums[5][node] / n - tree.lowest[node];
    if (rise < LEAST_NOISES * tree.stain.noise() || contour <= inside) {
      return 0;
    }
    double mx = tree.sums[0][node] / n;
    double my = tree.sums[1][node] / n;
    double xx = tree.sums[2][node] / n - mx * mx + PIXEL_VARIANCE;
    double yy = tree.sums[3][node] / n - my * my + PIXEL_VARIANCE;
    double xy = tree.sums[4][node] / n - mx * my;
    double square = Math.max(PIXEL_VARIANCE * PIXEL_VARIANCE, xx * yy - xy * xy);
    // Of the ellipse of the same moments: its area, and the sides of the box around it.
    double filling = Math.min(1, n / (4 * Math.PI * Math.sqrt(square)));
    double box = 8 * (Math.sqrt(xx) + Math.sqrt(yy));
    double smooth = Math.min(1, box / (tree.edges[node] + tree.cut[node]));
    double edge = 1 - inside / contour;
    return Math.sqrt(edge) * Math.pow(filling, 3) * Math.pow(smooth, 1.5) * fitting(n);
  }

  private double fitting(double area) {
    if (diameterPx <= 0) {
      return 1;
    }
    double ratio = Math.sqrt(4 * area / Math.PI) / diameterPx;
    double enough = Math.min(1, (ratio - SMALLEST) / (SMALL - SMALLEST));
    double notTooMuch = Math.min(1, (LARGEST - ratio) / (LARGEST - LARGE));
    return Math.max(0, Math.min(enough, notTooMuch));
  }

  private List<Part> chosen() {
    List<Part> parts = new ArrayList<>();
    boolean[] covered = new boolean[tree.size()];
    for (int node = 1; node < tree.size(); node++) {
      int in = tree.parent[node];
      covered[node] = covered[in] || picked[in];
      if (picked[node] && !covered[node] && best[node] >= LEAST_SCORE) {
        parts.add(new Part(node, best[node]));
      }
    }
    return parts;
  }
}
