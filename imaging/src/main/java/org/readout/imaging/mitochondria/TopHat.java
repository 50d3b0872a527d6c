package org.readout.imaging.mitochondria;

import java.util.Arrays;
import org.readout.imaging.Plane;

/**
 * The white top-hat: what of a plane is brighter than the opening by a disc, so what is thinner
 * than the disc. Only pixels of a region count, for else a thin arm of a cell would itself stand
 * out of the dark around it. Pure.
 *
 * <p>The disc is taken apart into rows. The extreme over a row of half-width k + 1 is that of two
 * rows of half-width k side by side, so that each row costs one comparison more.
 */
final class TopHat {
  private TopHat() {}

  /**
   * @param region as large as the plane; 0 outside
   * @param diameterPx odd, from 1
   * @return 0 outside of the region
   */
  static Plane of(Plane plane, int[] region, int diameterPx) {
    int width = plane.widthPx();
    int height = plane.heightPx();
    float[] samples = plane.samples();
    float[] work = new float[samples.length];
    // The minimum is the negated maximum of the negated: one filter serves both.
    for (int p = 0; p < work.length; p++) {
      work[p] = region[p] == 0 ? Float.NEGATIVE_INFINITY : -samples[p];
    }
    float[] eroded = largest(work, width, height, diameterPx / 2);
    for (int p = 0; p < work.length; p++) {
      work[p] = region[p] == 0 ? Float.NEGATIVE_INFINITY : -eroded[p];
    }
    float[] opened = largest(work, width, height, diameterPx / 2);
    for (int p = 0; p < work.length; p++) {
      work[p] = region[p] == 0 ? 0 : samples[p] - opened[p];
    }
    return Plane.of(width, height, work);
  }

  /** The largest within the disc of this radius around each pixel. */
  private static float[] largest(float[] in, int width, int height, int radius) {
    float[] out = new float[in.length];
    Arrays.fill(out, Float.NEGATIVE_INFINITY);
    float[][] rows = new float[2][width + 2 * radius + 2];
    int[] reach = reach(radius);
    for (int y = 0; y < height; y++) {
      rows = firstRow(in, y * width, width, radius, rows);
      int half = 0;
      // From the disc's tip, where it is narrow, to its middle.
      for (int dy = radius; dy >= 0; dy--) {
        for (; half < reach[dy]; half++) {
          widen(rows[0], rows[1], half);
          rows = new float[][] {rows[1], rows[0]};
        }
        raise(out, y - dy, width, height, rows[0], radius + 1);
        if (dy > 0) {
          raise(out, y + dy, width, height, rows[0], radius + 1);
        }
      }
    }
    return out;
  }

  /** Half-width of the disc's row, by how far the row is from the middle. */
  private static int[] reach(int radius) {
    int[] reach = new int[radius + 1];
    for (int dy = 0; dy <= radius; dy++) {
      // A disc of an odd diameter reaches half a pixel beyond the centre of its outermost pixel.
      reach[dy] = (int) Math.floor(Math.sqrt((radius + 0.5) * (radius + 0.5) - dy * dy));
    }
    return reach;
  }

  private static float[][] firstRow(float[] in, int at, int width, int radius, float[][] rows) {
    Arrays.fill(rows[0], Float.NEGATIVE_INFINITY);
    Arrays.fill(rows[1], Float.NEGATIVE_INFINITY);
    System.arraycopy(in, at, rows[0], radius + 1, width);
    return rows;
  }

  /** From half-width {@code half} to the next. */
  private static void widen(float[] from, float[] to, int half) {
    int end = from.length - 1;
    for (int x = 1; x < end; x++) {
      to[x] = Math.max(from[x - 1], from[x + 1]);
    }
    // One pixel and its two neighbours: from there on, the sides overlap in the middle.
    if (half == 0) {
      for (int x = 1; x < end; x++) {
        to[x] = Math.max(to[x], from[x]);
      }
    }
    to[0] = from[1];
    to[end] = from[end - 1];
  }

  private static void raise(float[] out, int y, int width, int height, float[] row, int offset) {
    if (y < 0 || y >= height) {
      return;
    }
    int at = y * width;
    for (int x = 0; x < width; x++) {
      out[at + x] = Math.max(out[at + x], row[offset + x]);
    }
  }
}
