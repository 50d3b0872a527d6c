package org.readout.imaging.mitochondria;

/**
 * The pixels of one object in a box of its own, two pixels of background all around, so that
 * neighbours need no test. Directions go clockwise from the north: even ones straight, odd ones
 * diagonal.
 */
final class Grid {
  private static final int MARGIN = 2;

  final int width;
  final boolean[] inside;

  /** The place of each pixel of the object, in the order of rows. */
  final int[] places;

  /** From a place to its neighbour, by direction. */
  final int[] step;

  private Grid(int width, int height, int n) {
    this.width = width;
    inside = new boolean[width * height];
    places = new int[n];
    step = new int[] {-width, 1 - width, 1, 1 + width, width, width - 1, -1, -width - 1};
  }

  /**
   * @param pixels of the object, in the order of rows, from {@code start} to before {@code end}
   * @param imageWidth in which they are places
   */
  static Grid of(int[] pixels, int start, int end, int imageWidth) {
    int left = Integer.MAX_VALUE;
    int right = 0;
    for (int i = start; i < end; i++) {
      left = Math.min(left, pixels[i] % imageWidth);
      right = Math.max(right, pixels[i] % imageWidth);
    }
    int top = pixels[start] / imageWidth;
    int bottom = pixels[end - 1] / imageWidth;
    Grid grid = new Grid(right - left + 1 + 2 * MARGIN, bottom - top + 1 + 2 * MARGIN, end - start);
    for (int i = start; i < end; i++) {
      int x = pixels[i] % imageWidth - left + MARGIN;
      int y = pixels[i] / imageWidth - top + MARGIN;
      grid.places[i - start] = y * grid.width + x;
      grid.inside[y * grid.width + x] = true;
    }
    return grid;
  }

  /** Distance from a pixel of the object to the nearest pixel outside of it, centre to centre. */
  double depth(int place) {
    for (int reach = 1; ; reach++) {
      int nearest = nearestOutside(place, reach);
      if (nearest <= reach * reach) {
        return Math.sqrt(nearest);
      }
    }
  }

  /** Squared distance to the nearest pixel outside, within a square around the place. */
  private int nearestOutside(int place, int reach) {
    int x = place % width;
    int y = place / width;
    int nearest = Integer.MAX_VALUE;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        boolean outside =
            x + dx < 0
                || x + dx >= width
                || y + dy < 0
                || (y + dy) * width >= inside.length
                || !inside[place + dy * width + dx];
        if (outside) {
          nearest = Math.min(nearest, dx * dx + dy * dy);
        }
      }
    }
    return nearest;
  }
}
