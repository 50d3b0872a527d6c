package org.readout.imaging.colonies;

import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/**
 * Cuts touching discs at their waist: each disc has its own peak of the distance to the border.
 * Small groups are enlarged first, along the signal, so that a waist is seen to a part of a pixel.
 */
final class Split {
  /** The waist is seen best at half of the height: the foot of a group is blurred. */
  private static final double HALF = 0.5;

  /** A peak rises over its saddle by this part of the largest distance. */
  private static final double RISE = 0.07;

  /** And by this much, in pixels: less is the border's raggedness. */
  private static final double LEAST_RISE_PX = 0.3;

  /** A disc is at least this wide beside the widest one in the group. */
  private static final double LEAST_WIDTH = 0.45;

  /** The distance is smoothed by this part of its largest value: a ragged border has no peaks. */
  private static final double SMOOTHING = 0.06;

  /** Groups are enlarged to this short side, four times at most (pixels). */
  private static final double FINE_SIDE_PX = 48;

  private static final int LARGEST_FACTOR = 4;

  /** Levels of the distance; the rise is then at least 17 of them. */
  private static final int LEVELS = 250;

  private static final int MARGIN = 2;

  private Split() {}

  /**
   * @param pixels places of a connected set in an image {@code width} wide
   * @param signal of the image
   * @param lowest that the pixels are above
   * @return for each pixel the number of its part, from 0, or -1 if it is below half of the height
   *     and not known to which; all 0 if it is one disc
   */
  static int[] of(int[] pixels, int width, float[] signal, double lowest) {
    double threshold = Math.max(lowest, HALF * strong(pixels, signal));
    Rect box = box(pixels, width);
    float[] height = new float[box.width * box.height];
    Arrays.fill(height, (float) -threshold / 2);
    for (int p : pixels) {
      int at = (p / width - box.y) * box.width + p % width - box.x;
      height[at] = (float) Math.max(-threshold / 2, Math.min(threshold, signal[p] - threshold));
    }
    double side = Math.min(box.width, box.height) - 2.0 * MARGIN;
    int factor = (int) Math.max(1, Math.min(LARGEST_FACTOR, FINE_SIDE_PX / side));
    float[] distance = distance(height, box.size(), factor);
    float largest = 0;
    for (float value : distance) {
      largest = Math.max(largest, value);
    }
    int[] parts = new int[pixels.length];
    if (largest <= 0) {
      return parts;
    }
    int wide = box.width * factor;
    int[] levels = new int[distance.length];
    int[] labels = new int[distance.length];
    for (int p = 0; p < levels.length; p++) {
      levels[p] = distance[p] <= 0 ? 0 : 1 + (int) ((LEVELS - 1) * distance[p] / largest);
    }
    double rise = Math.max(LEAST_RISE_PX * factor / largest, RISE) * LEVELS;
    if (seed(MaxTree.of(levels, wide, LEVELS), rise, labels) < 2) {
      return parts;
    }
    Flood.grow(labels, levels, wide, LEVELS);
    for (int i = 0; i < parts.length; i++) {
      int x = (pixels[i] % width - box.x) * factor + factor / 2;
      int y = (pixels[i] / width - box.y) * factor + factor / 2;
      parts[i] = Math.max(-1, labels[y * wide + x] - 1);
    }
    return parts;
  }

  /** Cuts an oval in two across its long axis. */
  static int[] across(int[] pixels, int width) {
    double mx = Arrays.stream(pixels).mapToDouble(p -> p % width).average().orElse(0);
    double my = Arrays.stream(pixels).mapToDouble(p -> Math.floorDiv(p, width)).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int p : pixels) {
      double x = p % width - mx;
      double y = Math.floorDiv(p, width) - my;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    double angle = Math.atan2(2 * xy, xx - yy) / 2;
    int[] parts = new int[pixels.length];
    for (int i = 0; i < parts.length; i++) {
      double along =
          (pixels[i] % width - mx) * Math.cos(angle)
              + (Math.floorDiv(pixels[i], width) - my) * Math.sin(angle);
      parts[i] = along < 0 ? 0 : 1;
    }
    return parts;
  }

  /** What a quarter of the pixels reach. */
  private static double strong(int[] pixels, float[] signal) {
    double[] values = new double[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = signal[pixels[i]];
    }
    return Sample.of(values).quantile(0.75);
  }

  private static Rect box(int[] pixels, int width) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (int p : pixels) {
      left = Math.min(left, p % width);
      right = Math.max(right, p % width);
      top = Math.min(top, p / width);
      bottom = Math.max(bottom, p / width);
    }
    return new Rect(
        left - MARGIN, top - MARGIN, right - left + 1 + 2 * MARGIN, bottom - top + 1 + 2 * MARGIN);
  }

  /** The smoothed distance to the border, 0 outside, in an image {@code factor} times as large. */
  private static float[] distance(float[] height, Size size, int factor) {
    try (Mats mats = new Mats()) {
      Mat in = mats.zeros(size, CvType.CV_32F);
      in.put(0, 0, height);
      Imgproc.resize(in, in, new Size(), factor, factor, Imgproc.INTER_LINEAR);
      Mat mask = mats.mat();
      Imgproc.threshold(in, mask, 0, 1, Imgproc.THRESH_BINARY);
      mask.convertTo(mask, CvType.CV_8U);
      Mat distance = mats.mat();
      Imgproc.distanceTransform(mask, distance, Imgproc.DIST_L2, Imgproc.DIST_MASK_5);
      double sigma = Math.max(0.5, Core.minMaxLoc(distance).maxVal * SMOOTHING);
      Imgproc.GaussianBlur(distance, distance, new Size(0, 0), sigma);
      Mat inside = mats.mat();
      mask.convertTo(inside, CvType.CV_32F);
      Core.multiply(distance, inside, distance);
      float[] values = new float[(int) distance.total()];
      distance.get(0, 0, values);
      return values;
    }
  }

  /**
   * Labels the tops of the peaks that rise enough; the rest of the set is 0 and may be grown into,
   * what is outside gets -1.
   *
   * @return how many there are
   */
  private static int seed(MaxTree tree, double rise, int[] labels) {
    Arrays.fill(labels, -1);
    for (int p : tree.pixels) {
      labels[p] = 0;
    }
    int[] saddle = new int[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      int highest = -1;
      for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
        highest = highest < 0 || tree.peak[c] > tree.peak[highest] ? c : highest;
      }
      for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
        saddle[c] = c == highest ? saddle[node] : tree.level[node];
      }
    }
    int seeds = 0;
    for (int node = 0; node < tree.size(); node++) {
      int peak = tree.peak[node];
      if (tree.firstChild(node) >= 0 || peak - saddle[node] < rise || peak < LEAST_WIDTH * LEVELS) {
        continue;
      }
      int base = node;
      while (tree.parent[base] >= 0 && tree.level[tree.parent[base]] > peak - rise) {
        base = tree.parent[base];
      }
      seeds++;
      for (int i = tree.start[base]; i < tree.start[base] + tree.area[base]; i++) {
        labels[tree.pixels[i]] = seeds;
      }
    }
    return seeds;
  }
}
