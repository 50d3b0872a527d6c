package org.readout.imaging.cells;

import java.util.Arrays;

/**
 * Grows seeds over the pixels, the highest first: a watershed without dams and without a background
 * that competes. Heights are told apart to a 500th of themselves; among equals who was met first
 * goes first, so that the answer is always the same. Confined to one thread.
 */
final class PriorityFlood {
  private static final int NONE = -1;

  /** A float keeps 23 bits of its fraction; the upper nine make 512 steps an octave. */
  private static final int DROPPED_BITS = 23 - 9;

  /** Lower than this part of the highest, all count as equally high: twenty octaves. */
  private static final float LEAST_PART = 1f / (1 << 20);

  private final int[] labels;
  private final float[] height;
  private final float least;
  private final Grid grid;

  /** Who met a pixel first, and will have it. */
  private final int[] owner;

  private final int[] beside = new int[Grid.MOST];

  /** The queues, one a step of height: their first and last pixels, and who follows whom. */
  private final int[] first;

  private final int[] last;
  private final int[] next;
  private final int lowestStep;
  private int highest = NONE;

  private PriorityFlood(int[] labels, float[] height, float least, Grid grid) {
    this.labels = labels;
    this.height = height;
    this.least = least;
    this.grid = grid;
    owner = new int[labels.length];
    next = new int[labels.length];
    float top = Float.MIN_NORMAL;
    for (float one : height) {
      top = Math.max(top, one);
    }
    lowestStep = step(Math.max(least, top * LEAST_PART));
    first = new int[step(top) - lowestStep + 1];
    last = new int[first.length];
    Arrays.fill(first, NONE);
  }

  /**
   * @param labels seeds above 0, 0 where they may grow, below 0 where not; changed in place
   * @param height of each pixel
   * @param least a pixel is taken only if it is higher than this
   */
  static void grow(int[] labels, float[] height, float least, Grid grid) {
    new PriorityFlood(labels, height, least, grid).flood();
  }

  private void flood() {
    for (int p = 0; p < labels.length; p++) {
      if (labels[p] > 0) {
        meet(p, labels[p]);
      }
    }
    while (highest >= 0) {
      int p = first[highest];
      if (p == NONE) {
        highest--;
        continue;
      }
      first[highest] = next[p];
      labels[p] = owner[p];
      meet(p, owner[p]);
    }
  }

  private void meet(int p, int label) {
    int n = grid.straight(p, beside);
    for (int k = 0; k < n; k++) {
      int q = beside[k];
      if (labels[q] == 0 && owner[q] == 0 && height[q] > least) {
        owner[q] = label;
        push(q);
      }
    }
  }

  private void push(int p) {
    int queue = Math.max(0, step(height[p]) - lowestStep);
    next[p] = NONE;
    if (first[queue] == NONE) {
      first[queue] = p;
    } else {
      next[last[queue]] = p;
    }
    last[queue] = p;
    highest = Math.max(highest, queue);
  }

  /** Rises with the height; even on a logarithm. */
  private static int step(float height) {
    return height <= 0 ? 0 : Float.floatToIntBits(height) >> DROPPED_BITS;
  }
}
