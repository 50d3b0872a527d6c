package org.readout.imaging.cells;

/**
 * The places of an image's pixels: place {@code y · width + x}, row by row from the top left.
 * Immutable.
 */
record Grid(int width, int height) {
  /** As many neighbours as a pixel can have. */
  static final int MOST = 8;

  int size() {
    return width * height;
  }

  /**
   * The neighbours across and down: four, fewer at the border of the image.
   *
   * @param beside takes them
   * @return how many there are
   */
  int straight(int p, int[] beside) {
    int x = p % width;
    int n = 0;
    if (x > 0) {
      beside[n++] = p - 1;
    }
    if (x < width - 1) {
      beside[n++] = p + 1;
    }
    if (p >= width) {
      beside[n++] = p - width;
    }
    if (p < width * (height - 1)) {
      beside[n++] = p + width;
    }
    return n;
  }

  /** The same with the diagonal ones: eight, fewer at the border of the image. */
  int all(int p, int[] beside) {
    int n = straight(p, beside);
    int x = p % width;
    int y = p / width;
    for (int dy = -1; dy <= 1; dy += 2) {
      for (int dx = -1; dx <= 1; dx += 2) {
        if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height) {
          beside[n++] = p + dy * width + dx;
        }
      }
    }
    return n;
  }

  boolean atBorder(int p) {
    int x = p % width;
    return x == 0 || x == width - 1 || p < width || p >= width * (height - 1);
  }
}
