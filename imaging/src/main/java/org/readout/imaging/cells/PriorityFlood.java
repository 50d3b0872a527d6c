package org.readout.imaging.cells;

import java.util.Arrays;

/**
 * Grows seeds over the pixels, the highest first, in floating point: a watershed without dams and
 * without a background that competes. Among equals who was met first goes first, so that the answer
 * is always the same. Confined to one thread.
 */
final class PriorityFlood {
  private final int[] labels;
  private final float[] height;
  private final float least;
  private final Grid grid;

  /** Who met a pixel first, and will have it. */
  private final int[] owner;

  private final int[] beside = new int[Grid.MOST];
  private long[] heap = new long[1024];
  private int[] place = new int[1024];
  private int size;
  private int met;

  private PriorityFlood(int[] labels, float[] height, float least, Grid grid) {
    this.labels = labels;
    this.height = height;
    this.least = least;
    this.grid = grid;
    owner = new int[labels.length];
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
    while (size > 0) {
      int p = pop();
      if (labels[p] == 0) {
        labels[p] = owner[p];
        meet(p, owner[p]);
      }
    }
  }

  private void meet(int p, int label) {
    int n = grid.straight(p, beside);
    for (int k = 0; k < n; k++) {
      int q = beside[k];
      if (labels[q] == 0 && owner[q] == 0 && height[q] > least) {
        owner[q] = label;
        push(q, height[q]);
      }
    }
  }

  private void push(int p, float height) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
      place = Arrays.copyOf(place, 2 * size);
    }
    long key = ((long) ordered(height) << 32) | met++;
    int i = size++;
    while (i > 0 && heap[(i - 1) / 2] > key) {
      heap[i] = heap[(i - 1) / 2];
      place[i] = place[(i - 1) / 2];
      i = (i - 1) / 2;
    }
    heap[i] = key;
    place[i] = p;
  }

  private int pop() {
    int top = place[0];
    long key = heap[--size];
    int p = place[size];
    int i = 0;
    for (int c = 1; c < size; c = 2 * i + 1) {
      c += c + 1 < size && heap[c + 1] < heap[c] ? 1 : 0;
      if (heap[c] >= key) {
        break;
      }
      heap[i] = heap[c];
      place[i] = place[c];
      i = c;
    }
    heap[i] = key;
    place[i] = p;
    return top;
  }

  /** A number that falls as the height rises. */
  private static int ordered(float height) {
    int bits = Float.floatToIntBits(height);
    return ~(bits ^ ((bits >> 31) & Integer.MAX_VALUE));
  }
}
