package org.readout.imaging.cells;

/** How much the surroundings of neighbouring pixels differ. */
final class Differences {
  private Differences() {}

  /**
   * For each pixel, the sum of |a − b| over the nine pairs of pixels around it and around its
   * neighbour at ({@code dx}, {@code dy}). Beyond the border the outermost pixels go on.
   *
   * @param dx −1, 0 or 1
   * @param dy 0 or 1
   * @return as large as {@code level}; without meaning where the neighbour is outside
   */
  static float[] between(float[] level, int width, int height, int dx, int dy) {
    float[] sum = new float[level.length];
    float[] here = new float[width + 4];
    float[] there = new float[width + 4];
    float[] above = new float[width];
    float[] middle = new float[width];
    float[] below = new float[width];
    for (int y = -1; y <= height; y++) {
      row(level, clamp(y, height) * width, width, here);
      row(level, clamp(y + dy, height) * width, width, there);
      float[] next = above;
      above = middle;
      middle = below;
      below = next;
      three(here, there, dx, below);
      if (y >= 1) {
        int out = (y - 1) * width;
        for (int x = 0; x < width; x++) {
          sum[out + x] = above[x] + middle[x] + below[x];
        }
      }
    }
    return sum;
  }

  /** A row with two pixels more on each side. */
  private static void row(float[] level, int at, int width, float[] row) {
    System.arraycopy(level, at, row, 2, width);
    row[0] = level[at];
    row[1] = level[at];
    row[width + 2] = level[at + width - 1];
    row[width + 3] = level[at + width - 1];
  }

  /** The sums over three pairs of one row. */
  private static void three(float[] here, float[] there, int dx, float[] sums) {
    float[] pairs = new float[sums.length + 2];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Math.abs(here[i + 1] - there[i + 1 + dx]);
    }
    for (int x = 0; x < sums.length; x++) {
      sums[x] = pairs[x] + pairs[x + 1] + pairs[x + 2];
    }
  }

  private static int clamp(int at, int length) {
    return at < 0 ? 0 : Math.min(at, length - 1);
  }
}
