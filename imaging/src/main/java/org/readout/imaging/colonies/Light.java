package org.readout.imaging.colonies;

import java.util.Arrays;
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
  static final double LONG_SIDE_PX = 200;

  /** A well's is found at this size: there are many, and they are no wider than a few colonies. */
  static final double WELL_SIDE_PX = 90;

  /**
   * The background's window over the image: wider than a colony, narrower than a lamp's falloff.
   */
  private static final double WINDOW = 0.12;

  private static final double LEAST_WINDOW_PX = 9;

  /** How far the inside is carried outwards, from far to near (widths of a window, pixels). */
  private static final int[] CARRIED_PX = {81, 27, 9};

  private static final double LEAST_WEIGHT = 0.01;

  /** A histogram's second part counts by sixteens, to find a rank fast. */
  private static final int COARSE = 16;

  private Light() {}

  /**
   * What the image would look like with nothing on it.
   *
   * @param work 8-bit, 3 channels; read only
   * @param mask 8-bit, as large, 0 outside; what lies outside does not bend the background
   * @param longSide at which it is found (pixels)
   * @param quantile of the window's light that is background: 0.5 if nothing is known; lower for
   *     light colonies and higher for dark ones, so that they may cover more than half of it
   * @return 32-bit float, 3 channels, as large, owned by {@code mats}
   */
  static Mat background(Mat work, Mat mask, double longSide, double quantile, Mats mats) {
    double scale = Math.min(1.0, longSide / Math.max(work.rows(), work.cols()));
    Size size =
        new Size(
            Math.max(1, Math.round(work.cols() * scale)),
            Math.max(1, Math.round(work.rows() * scale)));
    Mat small = Patch.smaller(work, size, mats);
    Mat smallMask = mats.mat();
    Imgproc.resize(mask, smallMask, size, 0, 0, Imgproc.INTER_NEAREST);
    Mat filled = filled(small, smallMask, mats);
    double half = Math.max(LEAST_WINDOW_PX, WINDOW * Math.max(size.width, size.height)) / 2;
    byte[] light = new byte[(int) filled.total() * 3];
    filled.get(0, 0, light);
    filled.put(0, 0, quantiles(light, filled.cols(), filled.rows(), (int) half, quantile));
    Mat wide = mats.mat();
    filled.convertTo(wide, CvType.CV_32F);
    Imgproc.GaussianBlur(wide, wide, new Size(0, 0), Math.max(1.5, half * 0.4));
    Mat background = mats.mat();
    Imgproc.resize(wide, background, work.size(), 0, 0, Imgproc.INTER_LINEAR);
    return background;
  }

  /** The image with the outside painted in what lies inside near it. */
  private static Mat filled(Mat small, Mat mask, Mats mats) {
    Mat filled = mats.own(new Mat(small.size(), CvType.CV_8UC3, Core.mean(small, mask)));
    if (Core.countNonZero(mask) < mask.total()) {
      Mat weight = mats.mat();
      Mat sum = mats.mat();
      mask.convertTo(weight, CvType.CV_32F);
      small.convertTo(sum, CvType.CV_32F);
      Core.multiply(sum, inThree(weight, mats), sum);
      for (int reach : CARRIED_PX) {
        Mat near = mats.mat();
        Mat known = mats.mat();
        Mat nearWeight = mats.mat();
        Imgproc.blur(sum, near, new Size(reach, reach));
        Imgproc.blur(weight, nearWeight, new Size(reach, reach));
        Core.compare(nearWeight, Scalar.all(LEAST_WEIGHT), known, Core.CMP_GT);
        Core.max(nearWeight, Scalar.all(LEAST_WEIGHT), nearWeight);
        Core.divide(near, inThree(nearWeight, mats), near);
        near.convertTo(near, CvType.CV_8U);
        near.copyTo(filled, known);
      }
    }
    small.copyTo(filled, mask);
    return filled;
  }

  private static Mat inThree(Mat one, Mats mats) {
    Mat three = mats.mat();
    Imgproc.cvtColor(one, three, Imgproc.COLOR_GRAY2BGR);
    return three;
  }

  /**
   * The quantile of a window around each pixel, by a histogram that slides along a row. Towards the
   * image's border the window shrinks on both sides alike, to a half: a falloff of the light to the
   * corners would else be taken for colonies.
   */
  private static byte[] quantiles(byte[] light, int width, int height, int half, double quantile) {
    byte[] result = new byte[light.length];
    int[] histogram = new int[256 + COARSE];
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < height; y++) {
        int reach = reach(y, height, half);
        int top = Math.max(0, y - reach) * width;
        int bottom = Math.min(height - 1, y + reach) * width;
        Arrays.fill(histogram, 0);
        int first = 0;
        int next = 0;
        for (int x = 0; x < width; x++) {
          int across = reach(x, width, half);
          for (; next <= Math.min(width - 1, x + across); next++) {
            add(histogram, light, channel, top + next, bottom + next, width, 1);
          }
          for (; first < x - across; first++) {
            add(histogram, light, channel, top + first, bottom + first, width, -1);
          }
          int n = (next - first) * ((bottom - top) / width + 1);
          result[(y * width + x) * 3 + channel] = (byte) at(histogram, quantile * (n - 1));
        }
      }
    }
    return result;
  }

  private static int reach(int at, int length, int half) {
    return Math.min(half, Math.max(Math.min(at, length - 1 - at), half / 2));
  }

  private static void add(
      int[] histogram, byte[] light, int channel, int top, int bottom, int width, int count) {
    for (int p = top; p <= bottom; p += width) {
      int value = light[p * 3 + channel] & 0xff;
      histogram[value] += count;
      histogram[256 + value / COARSE] += count;
    }
  }

  /** The value of which {@code rank} values are below, found by sixteens and then by ones. */
  private static int at(int[] histogram, double rank) {
    int group = 0;
    int below = 0;
    while (group < COARSE - 1 && below + histogram[256 + group] <= rank) {
      below += histogram[256 + group++];
    }
    int value = group * COARSE;
    while (value < 255 && below + histogram[value] <= rank) {
      below += histogram[value++];
    }
    return value;
  }
}
