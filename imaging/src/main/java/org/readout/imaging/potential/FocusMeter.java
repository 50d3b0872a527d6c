package org.readout.imaging.potential;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.Plane;

/** Measures how sharp a plane is. OpenCV must be ready. */
final class FocusMeter {
  /** Takes the noise of single pixels out of the Laplacian. */
  private static final double SMOOTHING_PX = 1;

  private static final int KERNEL_PX = 5;

  /** Side of the squares whose spectra are averaged. */
  private static final int SQUARE_PX = 256;

  /** Slower than this is illumination and how cells are spread, not their edges. */
  private static final int LOWEST = 3;

  /** Of the highest frequency: beyond, the noise of pixels is as strong as a sharp edge. */
  private static final double HIGHEST = 0.5;

  private FocusMeter() {}

  static Focus of(Plane plane) {
    try (Mats mats = new Mats()) {
      Mat smooth = Matrix.of(plane, mats);
      double slope = powerSlope(smooth);
      Imgproc.GaussianBlur(smooth, smooth, new Size(KERNEL_PX, KERNEL_PX), SMOOTHING_PX);
      Mat laplacian = mats.mat();
      Imgproc.Laplacian(smooth, laplacian, CvType.CV_32F);
      double contrast = variance(smooth, mats);
      double edges = variance(laplacian, mats);
      return new Focus(contrast > 0 ? edges / contrast : 0, slope);
    }
  }

  private static double variance(Mat mat, Mats mats) {
    MatOfDouble mean = mats.own(new MatOfDouble());
    MatOfDouble sd = mats.own(new MatOfDouble());
    Core.meanStdDev(mat, mean, sd);
    return sd.toArray()[0] * sd.toArray()[0];
  }

  /** Of the mean spectrum of four squares in the middles of the quarters; 0 for a flat plane. */
  private static double powerSlope(Mat plane) {
    int side = Math.min(SQUARE_PX, Integer.highestOneBit(Math.min(plane.cols(), plane.rows())));
    double[] power = new double[side / 2];
    try (Mats mats = new Mats()) {
      Mat window = mats.mat();
      if (side < 2 * LOWEST) {
        return 0;
      }
      Imgproc.createHanningWindow(window, new Size(side, side), CvType.CV_32F);
      for (int quarter = 0; quarter < 4; quarter++) {
        int left = middle(plane.cols(), quarter % 2, side);
        int top = middle(plane.rows(), quarter / 2, side);
        Mat square = mats.own(plane.submat(new Rect(left, top, side, side)));
        add(power, square, window);
      }
    }
    return slope(power);
  }

  private static int middle(int length, int half, int side) {
    int centre = (2 * half + 1) * length / 4;
    return Math.max(0, Math.min(length - side, centre - side / 2));
  }

  private static void add(double[] power, Mat square, Mat window) {
    int side = square.cols();
    try (Mats mats = new Mats()) {
      Mat shown = mats.mat();
      Mat spectrum = mats.mat();
      Core.subtract(square, Core.mean(square), shown);
      Core.multiply(shown, window, shown);
      Core.dft(shown, spectrum, Core.DFT_COMPLEX_OUTPUT);
      float[] parts = new float[2 * side * side];
      spectrum.get(0, 0, parts);
      for (int v = 0; v < side; v++) {
        int down = Math.min(v, side - v);
        for (int u = 0; u < side / 2; u++) {
          int ring = (int) Math.rint(Math.sqrt(u * u + down * down));
          if (ring < power.length) {
            float real = parts[2 * (v * side + u)];
            float imaginary = parts[2 * (v * side + u) + 1];
            power[ring] += real * real + imaginary * imaginary;
          }
        }
      }
    }
  }

  /**
   * Least squares of log mean power on log frequency. A ring holds as many points as its radius.
   */
  private static double slope(double[] power) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int ring = LOWEST; ring < HIGHEST * power.length; ring++) {
      if (power[ring] > 0) {
        double x = Math.log(ring);
        double y = Math.log(power[ring] / ring);
        n++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
      }
    }
    double spread = n * sumXx - sumX * sumX;
    return spread > 0 ? (n * sumXy - sumX * sumY) / spread : 0;
  }
}
