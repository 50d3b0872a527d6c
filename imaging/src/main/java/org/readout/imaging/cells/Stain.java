package org.readout.imaging.cells;

import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.Plane;

/** A stain, smoothed just enough that a threshold gives whole parts. Immutable by agreement. */
final class Stain {
  /** Less leaves the camera's speckles; more blurs the outline of a nucleus of 8 px (pixels). */
  private static final double SIGMA_PX = 1;

  /** White noise smoothed by a Gaussian keeps 1 / (2 σ √π) of its standard deviation. */
  private static final double NOISE_KEPT = 1 / (2 * SIGMA_PX * Math.sqrt(Math.PI));

  /** And has a slope of √π / (2 σ) of that on average: both derivatives have 1 / (σ √2) of it. */
  private static final double NOISE_SLOPE = Math.sqrt(Math.PI) / (2 * SIGMA_PX);

  /** Standard deviation over median absolute deviation, for a normal distribution. */
  private static final double MAD_TO_SIGMA = 1.4826;

  /** Four times a sample less its four neighbours has √20 times a sample's noise. */
  private static final double LAPLACE_GAIN = Math.sqrt(20);

  private static final double FLOOR_PART = 0.01;

  /** Samples that are looked at for a quantile: enough for a hundredth. */
  private static final int LOOKED_AT = 1 << 14;

  private final Grid grid;
  private final float[] values;
  private final float[] slope;
  private final double floor;
  private final double noise;

  private Stain(Grid grid, float[] values, double noise) {
    this.grid = grid;
    this.values = values;
    this.noise = noise;
    slope = slope(values, grid);
    floor = quantile(values, FLOOR_PART);
  }

  /**
   * @param shrink how many pixels across become one; at least 1
   */
  static Stain of(Plane plane, double shrink) {
    Grid grid =
        new Grid(
            (int) Math.max(1, Math.round(plane.widthPx() / shrink)),
            (int) Math.max(1, Math.round(plane.heightPx() / shrink)));
    try (Mats mats = new Mats()) {
      Mat image = mats.zeros(new Size(plane.widthPx(), plane.heightPx()), CvType.CV_32F);
      image.put(0, 0, plane.samples());
      if (shrink > 1) {
        Size size = new Size(grid.width(), grid.height());
        Imgproc.resize(image, image, size, 0, 0, Imgproc.INTER_AREA);
      }
      float[] values = new float[grid.size()];
      image.get(0, 0, values);
      double noise = NOISE_KEPT * noise(values, grid);
      Imgproc.GaussianBlur(image, image, new Size(0, 0), SIGMA_PX, SIGMA_PX, Core.BORDER_REFLECT);
      image.get(0, 0, values);
      return new Stain(grid, values, noise);
    }
  }

  Grid grid() {
    return grid;
  }

  /** Smoothed samples, in the unit of the plane; to be read only. */
  float[] values() {
    return values;
  }

  /** How steep they are, per pixel; to be read only. */
  float[] slope() {
    return slope;
  }

  /** What nearly all pixels are above. */
  double floor() {
    return floor;
  }

  /** Standard deviation of a smoothed sample; 0 only if all samples are equal. */
  double noise() {
    return noise;
  }

  /** A mean slope without the part that is noise: what noise alone has is taken off in squares. */
  double withoutNoise(double meanSlope) {
    double rough = NOISE_SLOPE * noise;
    return Math.sqrt(Math.max(0, meanSlope * meanSlope - rough * rough));
  }

  /** What a part of the samples stays below, judged by some of them. */
  static double quantile(float[] values, double part) {
    float[] some = some(values);
    Arrays.sort(some);
    return some[(int) (part * (some.length - 1))];
  }

  private static float[] slope(float[] v, Grid grid) {
    int w = grid.width();
    int h = grid.height();
    float[] slope = new float[v.length];
    for (int y = 0; y < h; y++) {
      int up = y == 0 ? 0 : -w;
      int down = y == h - 1 ? 0 : w;
      for (int x = 0; x < w; x++) {
        int p = y * w + x;
        float dx = (v[x == w - 1 ? p : p + 1] - v[x == 0 ? p : p - 1]) / 2;
        float dy = (v[p + down] - v[p + up]) / 2;
        slope[p] = (float) Math.sqrt(dx * dx + dy * dy);
      }
    }
    return slope;
  }

  /** By what is left when the neighbours are taken away; at least the rounding to whole steps. */
  private static double noise(float[] v, Grid grid) {
    int w = grid.width();
    int h = grid.height();
    double rounding = step(v) / Math.sqrt(12);
    int columns = Math.max(0, w - 2);
    int inner = columns * Math.max(0, h - 2);
    if (inner == 0) {
      return rounding;
    }
    int stride = Math.max(1, inner / LOOKED_AT);
    float[] rest = new float[(inner - 1) / stride + 1];
    for (int i = 0; i < rest.length; i++) {
      int at = i * stride;
      int p = (at / columns + 1) * w + at % columns + 1;
      rest[i] = Math.abs(4 * v[p] - v[p - 1] - v[p + 1] - v[p - w] - v[p + w]);
    }
    return Math.max(rounding, quantile(rest, 0.5) * MAD_TO_SIGMA / LAPLACE_GAIN);
  }

  /** The smallest difference between two samples: what the camera or the file rounds to. */
  private static double step(float[] v) {
    float[] some = some(v);
    Arrays.sort(some);
    double step = Double.POSITIVE_INFINITY;
    for (int i = 1; i < some.length; i++) {
      double gap = (double) some[i] - some[i - 1];
      step = gap > 0 ? Math.min(step, gap) : step;
    }
    return Double.isInfinite(step) ? 0 : step;
  }

  private static float[] some(float[] v) {
    int stride = Math.max(1, v.length / LOOKED_AT);
    float[] some = new float[(v.length - 1) / stride + 1];
    for (int i = 0; i < some.length; i++) {
      some[i] = v[i * stride];
    }
    return some;
  }
}
