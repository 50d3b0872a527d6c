package org.readout.imaging.mitochondria;

import java.util.Arrays;

/**
 * The connected pieces of a mask that carries numbers of cells: 8-connected, and never across two
 * cells. Numbered from 1 in the order of their first pixels.
 */
final class Pieces {
  /** The pixels of piece after piece, each in the order of rows. */
  final int[] pixels;

  /** Where each piece begins in {@link #pixels}, by number from 0; one more for the end. */
  final int[] start;

  private Pieces(int[] pixels, int[] start) {
    this.pixels = pixels;
    this.start = start;
  }

  int count() {
    return start.length - 1;
  }

  /**
   * @param leastPx smaller pieces are background
   */
  static Pieces of(int[] cellIds, int width, int height, double leastPx) {
    boolean[] seen = new boolean[cellIds.length];
    int[] pixels = new int[1024];
    int[] start = new int[64];
    int pieces = 0;
    for (int seed = 0; seed < cellIds.length; seed++) {
      if (cellIds[seed] == 0 || seen[seed]) {
        continue;
      }
      int begin = start[pieces];
      int n = begin;
      seen[seed] = true;
      pixels = room(pixels, n + 1);
      pixels[n++] = seed;
      for (int i = begin; i < n; i++) {
        pixels = room(pixels, n + 8);
        n = spread(cellIds, width, height, pixels, i, n, seen);
      }
      if (n - begin >= leastPx) {
        Arrays.sort(pixels, begin, n);
        pieces++;
        start = room(start, pieces + 1);
        start[pieces] = n;
      }
    }
    return new Pieces(pixels, Arrays.copyOf(start, pieces + 1));
  }

  private static int spread(
      int[] cellIds, int width, int height, int[] pixels, int i, int n, boolean[] seen) {
    int p = pixels[i];
    int x = p % width;
    int y = p / width;
    for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        int q = ny * width + nx;
        if (!seen[q] && cellIds[q] == cellIds[p]) {
          seen[q] = true;
          pixels[n++] = q;
        }
      }
    }
    return n;
  }

  private static int[] room(int[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, 2 * length);
  }
}
