package org.readout.imaging.colonies;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** Takes the lamp, the lens and the agar's colour out of an image. */
final class Light {
  /** The background is a wide thing: it is found at this size, fast. */
  private static final double LONG_SIDE_PX = 220;

  /** The median's width over the image's: wider than a colony, narrower than a lamp's falloff. */
  private static final double WINDOW = 0.12;

  /** Darker than this a background is black, and a part of it says nothing (grey levels). */
  private static final double BLACK = 8;

  private Light() {}

  /**
   * The part of the light that each pixel takes away, channel by channel, clipped to -1.5 (adds one
   * and a half times as much) … 1 (takes all). Linear, not logarithmic: the darkest colonies would
   * shatter into noise.
   *
   * @param work 8-bit, 3 channels; read only
   * @param mask 8-bit, as large, 0 outside; what lies outside does not bend the background
   * @return 32-bit float, 3 channels, owned by {@code mats}
   */
  static Mat absorbed(Mat work, Mat mask, Mats mats) {
    Mat light = mats.mat();
    work.convertTo(light, CvType.CV_32F, 1, 1);
    Mat background = background(work, mask, mats);
    Mat absorbed = mats.mat();
    Core.subtract(background, light, absorbed);
    Core.max(background, Scalar.all(BLACK), background);
    Core.divide(absorbed, background, absorbed);
    Core.min(absorbed, Scalar.all(1), absorbed);
    Core.max(absorbed, Scalar.all(-1.5), absorbed);
    return absorbed;
  }

  private static Mat background(Mat work, Mat mask, Mats mats) {
    double scale = Math.min(1.0, LONG_SIDE_PX / Math.max(work.rows(), work.cols()));
    Size size =
        new Size(
            Math.max(1, Math.round(work.cols() * scale)),
            Math.max(1, Math.round(work.rows() * scale)));
    Mat small = mats.mat();
    Mat smallMask = mats.mat();
    Imgproc.resize(work, small, size, 0, 0, Imgproc.INTER_AREA);
    Imgproc.resize(mask, smallMask, size, 0, 0, Imgproc.INTER_NEAREST);
    Mat filled = filled(small, smallMask, mats);
    int window = Math.max(9, (int) (WINDOW * Math.max(size.width, size.height))) | 1;
    Imgproc.medianBlur(filled, filled, window);
    Mat wide = mats.mat();
    filled.convertTo(wide, CvType.CV_32F, 1, 1);
    Imgproc.GaussianBlur(wide, wide, new Size(0, 0), Math.max(1.5, window / 5.0));
    Mat background = mats.mat();
    Imgproc.resize(wide, background, work.size(), 0, 0, Imgproc.INTER_LINEAR);
    return background;
  }

  /** The image with the outside painted in what lies inside near it. */
  private static Mat filled(Mat small, Mat mask, Mats mats) {
    Mat weight = mats.mat();
    Mat weight3 = mats.mat();
    Mat sum = mats.mat();
    mask.convertTo(weight, CvType.CV_32F);
    Imgproc.cvtColor(weight, weight3, Imgproc.COLOR_GRAY2BGR);
    small.convertTo(sum, CvType.CV_32F);
    Core.multiply(sum, weight3, sum);
    Scalar mean = Core.mean(small, mask);
    Mat filled = mats.own(new Mat(small.size(), CvType.CV_8UC3, mean));
    for (double sigma : new double[] {27, 9, 3}) {
      Mat near = mats.mat();
      Mat nearWeight = mats.mat();
      Imgproc.GaussianBlur(sum, near, new Size(0, 0), sigma);
      Imgproc.GaussianBlur(weight3, nearWeight, new Size(0, 0), sigma);
      Mat known = mats.mat();
      Core.extractChannel(nearWeight, known, 0);
      Core.compare(known, Scalar.all(0.01), known, Core.CMP_GT);
      Core.max(nearWeight, Scalar.all(0.01), nearWeight);
      Core.divide(near, nearWeight, near);
      near.convertTo(near, CvType.CV_8U);
      near.copyTo(filled, known);
    }
    small.copyTo(filled, mask);
    return filled;
  }
}
