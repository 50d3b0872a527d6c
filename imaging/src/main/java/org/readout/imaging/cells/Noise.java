package org.readout.imaging.cells;

import org.readout.imaging.Plane;

/**
 * The noise of a plane, from how much a pixel differs from what its eight neighbours foretell; even
 * slopes and gentle curves cancel. The median keeps what is left of edges out.
 *
 * @see <a href="https://doi.org/10.1006/cviu.1996.0060">Immerkær 1996, Comput. Vis. Image Underst.
 *     64:300</a>: the operator; he takes the mean
 */
final class Noise {
  /** Root of the sum of the operator's squared weights. */
  private static final double GAIN = 6;

  /** Half of a normal distribution lies within so many standard deviations. */
  private static final double MEDIAN_OF_ABSOLUTE = 0.6745;

  private Noise() {}

  /** The standard deviation of noise that is independent from pixel to pixel; 0 below 3 × 3. */
  static double of(Plane plane) {
    int width = plane.widthPx();
    int height = plane.heightPx();
    if (width < 3 || height < 3) {
      return 0;
    }
    float[] s = plane.samples();
    float[] differences = new float[(width - 2) * (height - 2)];
    int n = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int p = y * width + 1; p < (y + 1) * width - 1; p++) {
        float corners = s[p - width - 1] + s[p - width + 1] + s[p + width - 1] + s[p + width + 1];
        float sides = s[p - width] + s[p + width] + s[p - 1] + s[p + 1];
        differences[n++] = Math.abs(corners - 2 * sides + 4 * s[p]);
      }
    }
    return Quantile.of(differences, 0.5)[0] / (GAIN * MEDIAN_OF_ABSOLUTE);
  }

  /** What is left of it after a Gaussian. */
  static double afterBlur(Plane plane, double sigmaPx) {
    return of(plane) / Math.max(1, 2 * Math.sqrt(Math.PI) * sigmaPx);
  }
}
