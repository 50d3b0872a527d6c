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
    float[][] rows = new float[3][width];
    float[] pairs = new float[width + 2];
    for (int y = -1; y <= height; y++) {
      float[] three = rows[(y + 1) % 3];
      int here = clamp(y, height) * width;
      int there = clamp(y + dy, height) * width;
      for (int i = 0; i < width + 2; i++) {
        int inside = clamp(i - 1, width);
        pairs[i] = Math.abs(level[here + inside] - level[there + clamp(i - 1 + dx, width)]);
      }
      for (int x = 0; x < width; x++) {
        three[x] = pairs[x] + pairs[x + 1] + pairs[x + 2];
      }
      if (y >= 1) {
        int out = (y - 1) * width;
        for (int x = 0; x < width; x++) {
          sum[out + x] = rows[0][x] + rows[1][x] + rows[2][x];
        }
      }
    }
    return sum;
  }

  private static int clamp(int at, int length) {
    return at < 0 ? 0 : Math.min(at, length - 1);
  }
}
