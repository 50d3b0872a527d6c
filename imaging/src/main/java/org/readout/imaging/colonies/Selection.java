package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses from the tree of all thresholds the parts that look most like single colonies, none
 * inside another: each colony gets its own threshold.
 */
final class Selection {
  /** A child counts as a peak of its own if it rises over its parent by this part of its height. */
  private static final double DYNAMICS = 0.12;

  /** A part as round as this is one colony, whatever is inside it. */
  private static final double SURELY_ONE = 0.90;

  /** Or if it is rounder by this factor than its peaks are on average. */
  private static final double BETTER_THAN_PEAKS = 1.10;

  /** Of two thresholds for the same colony the lower one may be this much less round. */
  private static final double LOWER_IS_BETTER = 0.10;

  /**
   * Parts that meet without a valley between them, the smaller at least this part of the larger,
   * are one body: colonies that touch, to be cut at the waist.
   */
  private static final double COMPARABLE = 0.3;

  /** But not if the body has no form at all: then it is a heap of bodies. */
  private static final double LEAST_WHOLE = 0.35;

  private static final double HALF = 0.5;

  private final MaxTree tree;
  private final int width;
  private final int minArea;
  private final double maxArea;
  private final double[] best;
  private final int[] peaks;
  private final boolean[] picked;

  /** Not a peak of its own: it is a part of its parent, or of nothing. */
  private final boolean[] dropped;

  private Selection(MaxTree tree, int width, int minArea, double maxArea) {
    this.tree = tree;
    this.width = width;
    this.minArea = minArea;
    this.maxArea = maxArea;
    best = new double[tree.size()];
    peaks = new int[tree.size()];
    picked = new boolean[tree.size()];
    dropped = new boolean[tree.size()];
  }

  /** A node that was chosen and its form. */
  record Part(int node, Form form) {}

  /**
   * @param zeroLevel what level 0 is over the height of a level: heights are measured from there
   * @param minArea smaller parts are specks (pixels)
   * @param maxArea larger parts are never one colony (pixels)
   */
  static List<Part> of(MaxTree tree, int width, double zeroLevel, int minArea, double maxArea) {
    Selection selection = new Selection(tree, width, minArea, maxArea);
    for (int node = tree.size() - 1; node >= 0; node--) {
      selection.decide(node, zeroLevel);
    }
    return selection.chosen();
  }

  private void decide(int node, double zeroLevel) {
    if (tree.area[node] < minArea) {
      return;
    }
    int largest = -1;
    int risen = 0;
    for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
      if (tree.area[c] >= minArea) {
        dropped[c] = !rises(c, node, zeroLevel);
        risen += dropped[c] ? 0 : 1;
        largest = largest < 0 || tree.area[c] > tree.area[largest] ? c : largest;
      }
    }
    boolean fused = false;
    if (risen < 2 && largest >= 0) {
      for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
        boolean comparable =
            tree.area[c] >= minArea && tree.area[c] >= COMPARABLE * tree.area[largest];
        fused |= comparable && c != largest;
        dropped[c] &= !comparable;
      }
    }
    double sum = 0;
    int n = 0;
    for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
      if (!dropped[c]) {
        sum += best[c];
        n += peaks[c];
      }
    }
    choose(node, sum, n, fused || (n == 1 && aboveHalf(node, zeroLevel)));
  }

  /**
   * At half of its height a colony has its full extent, and above that there is only less of it.
   */
  private boolean aboveHalf(int node, double zeroLevel) {
    return tree.level[node] + zeroLevel >= HALF * (tree.peak[node] + zeroLevel);
  }

  private boolean rises(int child, int node, double zeroLevel) {
    return tree.peak[child] - tree.level[node] >= DYNAMICS * (tree.peak[child] + zeroLevel);
  }

  private void choose(int node, double sum, int n, boolean whole) {
    double own = tree.area[node] > maxArea ? -0.5 : Form.of(tree, node, width).score();
    boolean take =
        (whole && own > LEAST_WHOLE)
            || (n >= 2
                ? own > SURELY_ONE || own >= sum / n * BETTER_THAN_PEAKS
                : own + LOWER_IS_BETTER >= sum);
    if (take && own > 0) {
      best[node] = own;
      peaks[node] = 1;
      picked[node] = true;
    } else {
      best[node] = sum;
      peaks[node] = n;
    }
  }

  private List<Part> chosen() {
    List<Part> parts = new ArrayList<>();
    boolean[] covered = new boolean[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      int in = tree.parent[node];
      covered[node] = dropped[node] || (in >= 0 && (covered[in] || picked[in]));
      if (picked[node] && !covered[node]) {
        parts.add(new Part(node, Form.of(tree, node, width)));
      }
    }
    return parts;
  }
}
