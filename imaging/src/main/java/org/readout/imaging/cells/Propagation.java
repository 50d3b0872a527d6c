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
  private final double lambda;
  private final float[] level;
  private final float[][] difference = new float[4][];
  private final double[] cost;
  private final int[] label;
  private final int[] origin;
  private final boolean[] settled;
  private final int[][] buckets;
  private final int[] waiting;
  private int inQueue;

  /**
   * @param level 0 to 1; as large as the labels
   */
  Propagation(float[] level, int width, int height, double lambda) {
    this.level = level;
    this.width = width;
    this.height = height;
    this.lambda = lambda;
    cost = new double[width * height];
    label = new int[width * height];
    origin = new int[width * height];
    settled = new boolean[width * height];
    // The dearest step: nine pixels that differ by 1 each.
    int dearest = (int) Math.ceil(Math.sqrt(81 + 2 * lambda * lambda) / (lambda * BUCKET)) + 2;
    buckets = new int[dearest][16];
    waiting = new int[dearest];
  }

  /**
   * @param nuclei from which to grow; they stay what they are
   * @param threshold by number of a nucleus: what its cell must be above, in {@code level}
   * @param reachPx no further from the own nucleus
   */
  int[] grow(int[] nuclei, float[] threshold, double reachPx) {
    for (int k = 0; k < 4; k++) {
      difference[k] = Differences.between(level, width, height, DX[k], DY[k]);
    }
    Arrays.fill(cost, Double.MAX_VALUE);
    for (int p = 0; p < nuclei.length; p++) {
      if (nuclei[p] != 0) {
        cost[p] = 0;
        label[p] = nuclei[p];
        origin[p] = p;
        settled[p] = true;
      }
    }
    for (int p = 0; p < nuclei.length; p++) {
      if (nuclei[p] != 0) {
        spread(p, threshold, reachPx * reachPx);
      }
    }
    for (long bucket = 0; inQueue > 0; bucket++) {
      empty((int) (bucket % buckets.length), threshold, reachPx * reachPx);
    }
    return label;
  }

  private void empty(int bucket, float[] threshold, double reachSquare) {
    for (int i = 0; i < waiting[bucket]; i++) {
      int p = buckets[bucket][i];
      if (!settled[p]) {
        settled[p] = true;
        spread(p, threshold, reachSquare);
      }
    }
    inQueue -= waiting[bucket];
    waiting[bucket] = 0;
  }

  private void spread(int p, float[] threshold, double reachSquare) {
    int x = p % width;
    int y = p / width;
    for (int k = 0; k < 4; k++) {
      int there = DY[k] * width + DX[k];
      if (x + DX[k] >= 0 && x + DX[k] < width && y + DY[k] < height) {
        offer(p, p + there, difference[k][p], k, threshold, reachSquare);
      }
      if (x - DX[k] >= 0 && x - DX[k] < width && y - DY[k] >= 0) {
        offer(p, p - there, difference[k][p - there], k, threshold, reachSquare);
      }
    }
  }

  private void offer(int from, int to, float delta, int k, float[] threshold, double reachSquare) {
    if (settled[to] || level[to] <= threshold[label[from]]) {
      return;
    }
    int straight = DX[k] == 0 || DY[k] == 0 ? 1 : 2;
    double way = cost[from] + Math.sqrt((double) delta * delta + lambda * lambda * straight);
    if (way > cost[to] || (way == cost[to] && label[from] >= label[to])) {
      return;
    }
    double dx = to % width - origin[from] % width;
    double dy = Math.floorDiv(to, width) - Math.floorDiv(origin[from], width);
    if (dx * dx + dy * dy > reachSquare) {
      return;
    }
    boolean cheaper = way < cost[to];
    cost[to] = way;
    label[to] = label[from];
    origin[to] = origin[from];
    if (cheaper) {
      push(to, (int) ((long) (way / (lambda * BUCKET)) % buckets.length));
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
