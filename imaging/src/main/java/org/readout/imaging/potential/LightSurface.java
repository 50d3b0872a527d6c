package org.readout.imaging.potential;

import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;

/**
 * A smooth surface through block values: a polynomial of the fourth degree, which follows
 * vignetting up to the corners where a moving average would flatten it, and on top of it what it
 * leaves over, blurred.
 */
final class LightSurface {
  private static final int DEGREE = 4;
  private static final int TERMS = (DEGREE + 1) * (DEGREE + 2) / 2;

  /** Weights settle in a few rounds; more change the fifth digit. */
  private static final int ROUNDS = 6;

  /** Huber's bound in standard deviations, 95 % efficient for normal noise. */
  private static final double HUBER = 1.345;

  /** Of the leftover, in blocks: wide against the noise of one, narrow against the field. */
  private static final double BLUR_BLOCKS = 3;

  /** Of the leftover, in standard deviations: what is farther off is a cell, not light. */
  private static final double LARGEST_LEFTOVER = 3;

  private final Grid grid;
  private final double[] coefficients;
  private final float[] leftover;

  private LightSurface(Grid grid, double[] coefficients, float[] leftover) {
    this.grid = grid;
    this.coefficients = coefficients;
    this.leftover = leftover;
  }

  /**
   * @param values one for each block
   * @throws ImageException.NoNativeLibrary if OpenCV cannot be loaded here
   */
  static LightSurface through(float[] values, Grid grid) throws ImageException {
    OpenCv.require();
    double[][] terms = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      terms[i] = terms(grid.across(i % grid.columns()), grid.down(i / grid.columns()));
    }
    double[] coefficients = fit(terms, values);
    float[] leftover = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      leftover[i] = (float) (values[i] - dot(terms[i], coefficients));
    }
    float bound = (float) (LARGEST_LEFTOVER * Scatter.sd(leftover, leftover.length, 0));
    for (int i = 0; i < values.length; i++) {
      leftover[i] = Math.max(-bound, Math.min(bound, leftover[i]));
    }
    return new LightSurface(grid, coefficients, blurred(leftover, grid));
  }

  /** The surface in the middle of each block. */
  float[] blocks() {
    float[] blocks = leftover.clone();
    for (int i = 0; i < blocks.length; i++) {
      double[] terms = terms(grid.across(i % grid.columns()), grid.down(i / grid.columns()));
      blocks[i] += (float) dot(terms, coefficients);
    }
    return blocks;
  }

  /** The surface in each pixel. */
  Plane plane() {
    float[] surface = enlarged(leftover, grid);
    for (int i = 0; i < surface.length; i++) {
      double across = (2 * (i % grid.widthPx()) + 1) / (double) grid.widthPx() - 1;
      double down = (2 * (i / grid.widthPx()) + 1) / (double) grid.heightPx() - 1;
      surface[i] += (float) dot(terms(across, down), coefficients);
    }
    return Plane.of(grid.widthPx(), grid.heightPx(), surface);
  }

  /** Least squares in which a block far off counts less (Huber's weights, reweighted). */
  private static double[] fit(double[][] terms, float[] values) {
    double[] weights = new double[values.length];
    Arrays.fill(weights, 1);
    double[] coefficients = new double[TERMS];
    float[] residuals = new float[values.length];
    for (int round = 0; round < ROUNDS; round++) {
      coefficients = solve(terms, values, weights);
      for (int i = 0; i < values.length; i++) {
        residuals[i] = (float) (values[i] - dot(terms[i], coefficients));
      }
      double bound = HUBER * Scatter.sd(residuals, residuals.length, 0);
      for (int i = 0; i < values.length; i++) {
        double off = Math.abs(residuals[i]);
        weights[i] = off <= bound ? 1 : bound / off;
      }
    }
    return coefficients;
  }

  private static double[] solve(double[][] terms, float[] values, double[] weights) {
    double[] normal = new double[TERMS * TERMS];
    double[] right = new double[TERMS];
    for (int i = 0; i < values.length; i++) {
      for (int a = 0; a < TERMS; a++) {
        double weighted = weights[i] * terms[i][a];
        right[a] += weighted * values[i];
        for (int b = 0; b < TERMS; b++) {
          normal[a * TERMS + b] += weighted * terms[i][b];
        }
      }
    }
    try (Mats mats = new Mats()) {
      Mat left = mats.zeros(new Size(TERMS, TERMS), CvType.CV_64F);
      Mat column = mats.zeros(new Size(1, TERMS), CvType.CV_64F);
      Mat solution = mats.mat();
      left.put(0, 0, normal);
      column.put(0, 0, right);
      Core.solve(left, column, solution, Core.DECOMP_SVD);
      double[] coefficients = new double[TERMS];
      solution.get(0, 0, coefficients);
      return coefficients;
    }
  }

  private static float[] blurred(float[] leftover, Grid grid) {
    try (Mats mats = new Mats()) {
      Mat blocks = Matrix.of(Plane.of(grid.columns(), grid.rows(), leftover), mats);
      Imgproc.GaussianBlur(
          blocks, blocks, new Size(), BLUR_BLOCKS, BLUR_BLOCKS, Core.BORDER_REFLECT);
      return Matrix.samples(blocks);
    }
  }

  private static float[] enlarged(float[] leftover, Grid grid) {
    try (Mats mats = new Mats()) {
      Mat blocks = Matrix.of(Plane.of(grid.columns(), grid.rows(), leftover), mats);
      Mat large = mats.mat();
      Imgproc.resize(blocks, large, new Size(grid.widthPx(), grid.heightPx()));
      return Matrix.samples(large);
    }
  }

  private static double[] terms(double x, double y) {
    double[] terms = new double[TERMS];
    int term = 0;
    double powerOfX = 1;
    for (int i = 0; i <= DEGREE; i++) {
      double product = powerOfX;
      for (int j = 0; i + j <= DEGREE; j++) {
        terms[term++] = product;
        product *= y;
      }
      powerOfX *= x;
    }
    return terms;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
