package org.readout.imaging;

/** Gaussian smoothing of a plane. Pure; the plane that is given stays as it is. */
public final class Gaussian {
  /** Beyond this many standard deviations a weight is below 0.1 % of the first. */
  private static final double REACH_SIGMAS = 3.75;

  private Gaussian() {}

  /**
   * @param sigmaPx standard deviation, pixels; 0 gives back the plane itself
   * @return as large; beyond the border the image goes on mirrored, so that a level stays a level
   * @throws IllegalArgumentException if {@code sigmaPx} is negative or not finite
   */
  public static Plane blur(Plane plane, double sigmaPx) {
    if (!(sigmaPx >= 0) || Double.isInfinite(sigmaPx)) {
      throw new IllegalArgumentException("no such width of a Gaussian: " + sigmaPx + " px");
    }
    if (sigmaPx == 0) {
      return plane;
    }
    float[] weights = weights(sigmaPx);
    int width = plane.widthPx();
    int height = plane.heightPx();
    float[] across = across(plane.samples(), width, height, weights);
    return Plane.of(width, height, down(across, width, height, weights));
  }

  /** From the middle outwards; the whole kernel sums to one. */
  private static float[] weights(double sigmaPx) {
    int reach = Math.max(1, (int) Math.ceil(REACH_SIGMAS * sigmaPx));
    double[] exact = new double[reach + 1];
    double sum = 0;
    for (int k = 0; k <= reach; k++) {
      exact[k] = Math.exp(-0.5 * k * k / (sigmaPx * sigmaPx));
      sum += k == 0 ? exact[k] : 2 * exact[k];
    }
    float[] weights = new float[reach + 1];
    for (int k = 0; k <= reach; k++) {
      weights[k] = (float) (exact[k] / sum);
    }
    return weights;
  }

  private static float[] across(float[] in, int width, int height, float[] weights) {
    int reach = weights.length - 1;
    float[] out = new float[in.length];
    float[] row = new float[width + 2 * reach];
    float[] sum = new float[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(in, y * width, row, reach, width);
      for (int k = 1; k <= reach; k++) {
        row[reach - k] = in[y * width + mirrored(-k, width)];
        row[reach + width - 1 + k] = in[y * width + mirrored(width - 1 + k, width)];
      }
      for (int x = 0; x < width; x++) {
        sum[x] = weights[0] * row[reach + x];
      }
      for (int k = 1; k <= reach; k++) {
        add(sum, weights[k], row, reach - k, row, reach + k);
      }
      System.arraycopy(sum, 0, out, y * width, width);
    }
    return out;
  }

  private static float[] down(float[] in, int width, int height, float[] weights) {
    float[] out = new float[in.length];
    float[] sum = new float[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum[x] = weights[0] * in[y * width + x];
      }
      for (int k = 1; k < weights.length; k++) {
        int above = mirrored(y - k, height) * width;
        int below = mirrored(y + k, height) * width;
        add(sum, weights[k], in, above, in, below);
      }
      System.arraycopy(sum, 0, out, y * width, width);
    }
    return out;
  }

  /** Both sides in one step, so that a mirrored image gives the mirrored result to the last bit. */
  private static void add(float[] sum, float weight, float[] a, int atA, float[] b, int atB) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += weight * (a[atA + x] + b[atB + x]);
    }
  }

  private static int mirrored(int at, int length) {
    int period = 2 * length;
    int folded = Math.floorMod(at, period);
    return folded < length ? folded : period - 1 - folded;
  }
}
