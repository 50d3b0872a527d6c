package org.readout.imaging;

import java.util.Arrays;

/**
 * The noise of a plane, from how much a pixel differs from what its eight neighbours foretell; even
 * slopes and gentle curves cancel. The median keeps what is left of edges out. Right for noise that
 * is independent from pixel to pixel: a compressed or a resampled image shows too little.
 *
 * @see <a href="https://doi.org/10.1006/cviu.1996.0060">Immerkær 1996, Comput. Vis. Image Underst.
 *     64:300</a>: the operator; he takes the mean
 */
public final class Noise {
  /** Root of the sum of the operator's squared weights. */
  private static final float GAIN = 6;

  /** Half of a normal distribution lies within so many standard deviations. */
  private static final double MEDIAN_OF_ABSOLUTE = 0.6745;

  /** So many samples, evenly spread over the image, fix a deviation to 1 %. */
  private static final int ENOUGH = 1 << 15;

  private Noise() {}

  /** The standard deviation in the whole plane; 0 below 3 × 3 pixels. */
  public static double of(Plane plane) {
    return ofResiduals(residuals(plane).samples());
  }

  /** What is left of independent noise of one unit after a Gaussian, in that unit. */
  public static double leftAfterBlur(double sigmaPx) {
    return 1 / Math.max(1, 2 * Math.sqrt(Math.PI) * sigmaPx);
  }

  /**
   * How much each pixel differs from what its neighbours foretell, without its sign, scaled to have
   * the noise's own deviation. The border repeats what is inside; 0 below 3 × 3 pixels.
   */
  public static Plane residuals(Plane plane) {
    int width = plane.widthPx();
    int height = plane.heightPx();
    float[] s = plane.samples();
    float[] residuals = new float[s.length];
    if (width < 3 || height < 3) {
      return Plane.of(width, height, residuals);
    }
    for (int y = 1; y < height - 1; y++) {
      for (int p = y * width + 1; p < (y + 1) * width - 1; p++) {
        float corners = s[p - width - 1] + s[p - width + 1] + s[p + width - 1] + s[p + width + 1];
        float sides = s[p - width] + s[p + width] + s[p - 1] + s[p + 1];
        residuals[p] = Math.abs(corners - 2 * sides + 4 * s[p]) / GAIN;
      }
      residuals[y * width] = residuals[y * width + 1];
      residuals[(y + 1) * width - 1] = residuals[(y + 1) * width - 2];
    }
    System.arraycopy(residuals, width, residuals, 0, width);
    System.arraycopy(residuals, (height - 2) * width, residuals, (height - 1) * width, width);
    return Plane.of(width, height, residuals);
  }

  /**
   * The standard deviation of noise with these residuals.
   *
   * @param residuals at least one, of one region; read only
   */
  public static double ofResiduals(float[] residuals) {
    // An odd step drifts over the columns, so that no column pattern is taken for the whole.
    int step = Math.max(1, residuals.length / ENOUGH) | 1;
    float[] chosen = new float[(residuals.length + step - 1) / step];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = residuals[i * step];
    }
    Arrays.sort(chosen);
    return chosen[chosen.length / 2] / MEDIAN_OF_ABSOLUTE;
  }
}
