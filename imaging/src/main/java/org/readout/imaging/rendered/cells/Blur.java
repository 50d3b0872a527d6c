package org.readout.imaging.rendered.cells;

/**
 * Gaussian blur in plain arithmetic, so that every machine gives the same bits; nothing lies
 * outside of the field, so that light is lost at its border.
 */
final class Blur {
  /** Beyond that many standard deviations a Gaussian is left out: 6e-5 of it. */
  private static final double REACH = 4;

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
