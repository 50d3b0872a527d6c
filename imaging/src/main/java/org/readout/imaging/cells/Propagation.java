package org.readout.imaging.cells;

import java.util.Arrays;

/**
 * Grows nuclei over a plane by the distance of Jones, Carpenter and Golland: a step between two
 * neighbours costs √(Δ² + λ²s²), where Δ is the sum of the absolute differences between the 3 × 3
 * pixels around the one and around the other, and s is 1 for a straight and √2 for a diagonal step.
 * Each pixel goes to the nucleus with the cheapest way to it; of two equal ones the lower number
 * has it. Confined to one search.
 *
 * <p>No step costs less than λ, so with buckets of that width no pixel in the lowest bucket can
 * still become cheaper by another one in it: a queue of buckets is as exact as a heap, and faster.
 *
 * @see <a href="https://doi.org/10.1007/11569541_54">Jones et al. 2005, LNCS 3765:535</a>
 */
final class Propagation {
  /** A shade below λ, so that rounding cannot put a neighbour into the bucket at work. */
  private static final double BUCKET = 0.999;

  /** East, south-west, south, south-east; the other four are these backwards. */
  private static final int[] DX = {1, -1, 0, 1};

  private static final int[] DY = {0, 1, 1, 1};

  private final int width;
  private final int height;
  private final double bucketsPerCost;
  private final float[] level;

  /** What the four steps from a pixel cost, side by side, as they are looked at together. */
  private final float[] step;

  private final float[] threshold;
  private final double reachSquare;
  private final float[] cost;
  private final int[] label;
  private final int[] originX;
  private final int[] originY;
  private final int[][] buckets;
  private final int[] waiting;
  private int inQueue;

  /**
   * @param level 0 to 1; as large as the labels
   * @param threshold by number of a nucleus: what its cell must be above, in {@code level}
   * @param reachPx no further from the own nucleus
   */
  Propagation(
      float[] level, int width, int height, double lambda, float[] threshold, double reachPx) {
    this.level = level;
    this.width = width;
    this.height = height;
    this.threshold = threshold;
    reachSquare = reachPx * reachPx;
    step = new float[4 * width * height];
    for (int k = 0; k < 4; k++) {
      float[] difference = Differences.between(level, width, height, DX[k], DY[k]);
      float least = (float) (lambda * lambda * (Math.abs(DX[k]) + DY[k]));
      for (int p = 0; p < difference.length; p++) {
        step[4 * p + k] = (float) Math.sqrt(difference[p] * difference[p] + least);
      }
    }
    cost = new float[width * height];
    label = new int[width * height];
    originX = new int[width * height];
    originY = new int[width * height];
    bucketsPerCost = 1 / (lambda * BUCKET);
    // The dearest step: nine pixels that differ by 1 each. A power of two, to wrap fast.
    int dearest = (int) Math.ceil(Math.sqrt(81 + 2 * lambda * lambda) * bucketsPerCost) + 2;
    int wrapped = Integer.highestOneBit(dearest) << 1;
    buckets = new int[wrapped][16];
    waiting = new int[wrapped];
  }

  /**
   * @param nuclei from which to grow; they stay what they are
   */
  int[] grow(int[] nuclei) {
    Arrays.fill(cost, Float.MAX_VALUE);
    for (int p = 0; p < nuclei.length; p++) {
      if (nuclei[p] != 0) {
        cost[p] = 0;
        label[p] = nuclei[p];
        originX[p] = p % width;
        originY[p] = p / width;
      }
    }
    for (int p = 0; p < nuclei.length; p++) {
      if (nuclei[p] != 0) {
        spread(p);
      }
    }
    for (long bucket = 0; inQueue > 0; bucket++) {
      empty((int) (bucket & (buckets.length - 1)), bucket);
    }
    return label;
  }

  private void empty(int slot, long bucket) {
    for (int i = 0; i < waiting[slot]; i++) {
      int p = buckets[slot][i];
      // A pixel that became cheaper after it was put here has been at work already.
      if ((long) (cost[p] * bucketsPerCost) == bucket) {
        spread(p);
      }
    }
    inQueue -= waiting[slot];
    waiting[slot] = 0;
  }

  private void spread(int p) {
    int x = p % width;
    int y = p / width;
    boolean left = x > 0;
    boolean right = x < width - 1;
    if (right) {
      offer(p, p + 1, x + 1, y, step[4 * p]);
    }
    if (left) {
      offer(p, p - 1, x - 1, y, step[4 * (p - 1)]);
    }
    if (y < height - 1) {
      offer(p, p + width, x, y + 1, step[4 * p + 2]);
      if (left) {
        offer(p, p + width - 1, x - 1, y + 1, step[4 * p + 1]);
      }
      if (right) {
        offer(p, p + width + 1, x + 1, y + 1, step[4 * p + 3]);
      }
    }
    if (y > 0) {
      offer(p, p - width, x, y - 1, step[4 * (p - width) + 2]);
      if (right) {
        offer(p, p - width + 1, x + 1, y - 1, step[4 * (p - width + 1) + 1]);
      }
      if (left) {
        offer(p, p - width - 1, x - 1, y - 1, step[4 * (p - width - 1) + 3]);
      }
    }
  }

  private void offer(int from, int to, int toX, int toY, float price) {
    float way = cost[from] + price;
    int id = label[from];
    if (way > cost[to] || level[to] <= threshold[id] || (way == cost[to] && id >= label[to])) {
      return;
    }
    double dx = toX - originX[from];
    double dy = toY - originY[from];
    if (dx * dx + dy * dy > reachSquare) {
      return;
    }
    boolean sameBucket = (long) (way * bucketsPerCost) == (long) (cost[to] * bucketsPerCost);
    cost[to] = way;
    label[to] = id;
    originX[to] = originX[from];
    originY[to] = originY[from];
    if (!sameBucket) {
      push(to, (int) ((long) (way * bucketsPerCost) & (buckets.length - 1)));
    }
  }

  private void push(int p, int bucket) {
    if (waiting[bucket] == buckets[bucket].length) {
      buckets[bucket] = Arrays.copyOf(buckets[bucket], 2 * waiting[bucket]);
    }
    buckets[bucket][waiting[bucket]++] = p;
    inQueue++;
  }
}
