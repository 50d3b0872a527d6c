package org.readout.imaging.vessels;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/**
 * A small grey image in which edges of weak and strong contrast count alike, and its gradient.
 *
 * @param scale its size over the image's, at most 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Grey(Mat pixels, float[] dx, float[] dy, int width, int height, double scale) {
  /**
   * @param image read only
   * @param longSide of the small image in pixels, at most
   * @param mats owns {@link #pixels()}
   */
  static Grey of(Pyramid image, int longSide, Mats mats) {
    double scale = Math.min(1.0, longSide / (double) Math.max(image.rows(), image.cols()));
    int width = Math.max(1, (int) Math.round(image.cols() * scale));
    int height = Math.max(1, (int) Math.round(image.rows() * scale));
    Mat grey = mats.mat();
    Mat from = image.greys().get(image.halvings(scale));
    Imgproc.resize(from, grey, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
    CLAHE equalise = Imgproc.createCLAHE(2.0, new Size(4, 4));
    equalise.apply(grey, grey);
    Imgproc.medianBlur(grey, grey, 5);
    return new Grey(
        grey, gradient(grey, 1, 0, mats), gradient(grey, 0, 1, mats), width, height, scale);
  }

  private static float[] gradient(Mat grey, int dx, int dy, Mats mats) {
    Mat gradient = mats.mat();
    Imgproc.Sobel(grey, gradient, CvType.CV_32F, dx, dy);
    float[] values = new float[grey.rows() * grey.cols()];
    gradient.get(0, 0, values);
    return values;
  }

  /**
   * How many edge pixels point to a place by chance, if each points to all places on its gradient
   * at a distance between two radii. In grain that is many, and a search that asks for fewer never
   * ends.
   *
   * @param canny upper threshold of the edges
   * @param cell side of a place (pixels)
   */
  double chanceVotes(double canny, double smallest, double largest, double cell) {
    try (Mats mats = new Mats()) {
      Mat edges = mats.mat();
      Imgproc.Canny(pixels, edges, canny / 2, canny);
      double places = width * height / (cell * cell);
      return Core.countNonZero(edges) * 2 * (largest - smallest) / cell / places;
    }
  }

  /**
   * How much of a circle lies on an edge that is square to its radius.
   *
   * @param circle in pixels of the small image
   * @param edge the least gradient of an edge (Sobel, 8-bit)
   * @return 0 to 1; what lies outside the image does not count
   */
  double support(Circle circle, double edge) {
    int on = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = 2 * Math.PI * i / DIRECTIONS;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      int x = (int) Math.round(circle.x() + circle.r() * cos);
      int y = (int) Math.round(circle.y() + circle.r() * sin);
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) {
        continue;
      }
      int at = y * width + x;
      if (Math.abs(dx[at] * cos + dy[at] * sin) > edge) {
        on++;
      }
    }
    return on / (double) DIRECTIONS;
  }

  private static final int DIRECTIONS = 360;
}
