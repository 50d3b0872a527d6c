package org.readout.imaging.vessels;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/**
 * An image and its halves, so that what looks at it at many sizes reads its pixels once. Confined
 * to one search, whose {@link Mats} owns it.
 *
 * @param greys 8-bit, 1 channel, each half as large as the one before
 * @param colour 8-bit, 3 channels, as small as {@link #COLOUR_PX} allows
 * @param colourScale its size over the image's
 */
record Pyramid(List<Mat> greys, Mat colour, double colourScale) {
  /** Halves are made down to this long side. */
  private static final int SMALLEST_PX = 400;

  /** What is asked of colours is asked of whole wells: of 96, each then has 20 pixels across. */
  private static final int COLOUR_PX = 300;

  /**
   * @param bgr 8-bit, 3 channels; read only
   */
  static Pyramid of(Mat bgr, Mats mats) {
    List<Mat> greys = new ArrayList<>();
    Mat grey = mats.mat();
    Imgproc.cvtColor(bgr, grey, Imgproc.COLOR_BGR2GRAY);
    greys.add(grey);
    while (Math.max(grey.rows(), grey.cols()) / 2 >= SMALLEST_PX
        && Math.min(grey.rows(), grey.cols()) >= 2) {
      Mat half = mats.mat();
      // Twice as many rows and columns to the pixel: the fast way, which drops an odd last one.
      Mat even = mats.own(grey.submat(0, grey.rows() & ~1, 0, grey.cols() & ~1));
      Imgproc.resize(
          even, half, new Size(even.cols() / 2.0, even.rows() / 2.0), 0, 0, Imgproc.INTER_AREA);
      greys.add(half);
      grey = half;
    }
    int every = Math.max(1, Math.max(bgr.rows(), bgr.cols()) / COLOUR_PX);
    Mat colour = mats.mat();
    Imgproc.resize(bgr, colour, new Size(), 1.0 / every, 1.0 / every, Imgproc.INTER_NEAREST);
    return new Pyramid(List.copyOf(greys), colour, 1.0 / every);
  }

  int rows() {
    return greys.get(0).rows();
  }

  int cols() {
    return greys.get(0).cols();
  }

  /** How often the image must be halved, so that it is still at least {@code scale} as large. */
  int halvings(double scale) {
    int halvings = 0;
    while (halvings < greys.size() - 1 && Math.pow(0.5, halvings + 1) >= scale) {
      halvings++;
    }
    return halvings;
  }
}
