package org.readout.imaging.rendered.cells;

/**
 * Gaussian blur in plain arithmetic, so that every machine gives the same bits; nothing lies
 * outside of the field, so that light is lost at its border.
 */
final class Blur {
  /** Beyond that many standard deviations a Gaussian is left out: 6e-5 of it. */
  private static final double REACH = 4;

  /** Side of the squares that a wide blur takes together. */
  private static final int STEP = 4;

  private Blur() {}

  /** The light of a plane spread by a standard deviation; the same array if that is 0. */
  static float[] gaussian(float[] light, int width, int height, double sigmaPx) {
    if (sigmaPx <= 0) {
      return light;
    }
    float[] kernel = kernel(sigmaPx);
    float[] rows = new float[light.length];
    for (int y = 0; y < height; y++) {
      alongRow(light, rows, y * width, width, kernel);
    }
    float[] out = new float[light.length];
    for (int y = 0; y < height; y++) {
      int reach = kernel.length - 1;
      for (int other = Math.max(0, y - reach); other <= Math.min(height - 1, y + reach); other++) {
        add(rows, other * width, kernel[Math.abs(other - y)], out, y * width, width);
      }
    }
    return out;
  }

  /** The same for a wide spread, where every fourth pixel says enough. */
  static float[] wide(float[] light, int width, int height, double sigmaPx) {
    if (sigmaPx < 3 * STEP) {
      return gaussian(light, width, height, sigmaPx);
    }
    int columns = (width + STEP - 1) / STEP;
    int rows = (height + STEP - 1) / STEP;
    float[] coarse = new float[columns * rows];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        coarse[y / STEP * columns + x / STEP] += light[y * width + x] / (STEP * STEP);
      }
    }
    float[] spread = gaussian(coarse, columns, rows, sigmaPx / STEP);
    float[] out = new float[light.length];
    for (int y = 0; y < height; y++) {
      float down = Math.max(0, Math.min(rows - 1, (y + 0.5f) / STEP - 0.5f));
      int top = Math.min((int) down, Math.max(0, rows - 2));
      for (int x = 0; x < width; x++) {
        float across = Math.max(0, Math.min(columns - 1, (x + 0.5f) / STEP - 0.5f));
        int left = Math.min((int) across, Math.max(0, columns - 2));
        out[y * width + x] =
            between(spread, top * columns + left, columns, across - left, down - top);
      }
    }
    return out;
  }

  private static float between(float[] of, int i, int columns, float u, float v) {
    float above = of[i] * (1 - u) + of[i + 1] * u;
    float below = of[i + columns] * (1 - u) + of[i + columns + 1] * u;
    return above * (1 - v) + below * v;
  }

  private static void alongRow(float[] in, float[] out, int start, int width, float[] kernel) {
    for (int k = 0; k < kernel.length; k++) {
      float weight = kernel[k];
      for (int x = k; x < width; x++) {
        out[start + x] += weight * in[start + x - k];
      }
      for (int x = 0; k > 0 && x < width - k; x++) {
        out[start + x] += weight * in[start + x + k];
      }
    }
  }

  private static void add(
      float[] in, int inStart, float weight, float[] out, int outStart, int width) {
    for (int x = 0; x < width; x++) {
      out[outStart + x] += weight * in[inStart + x];
    }
  }

  /** The weight at a distance of 0, 1, 2, … pixels; both sides together add up to 1. */
  private static float[] kernel(double sigmaPx) {
    double[] weights = new double[(int) Math.ceil(REACH * sigmaPx) + 1];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = StrictMath.exp(-0.5 * k * k / (sigmaPx * sigmaPx));
      sum += k == 0 ? weights[k] : 2 * weights[k];
    }
    float[] kernel = new float[weights.length];
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] = (float) (weights[k] / sum);
    }
    return kernel;
  }
}
