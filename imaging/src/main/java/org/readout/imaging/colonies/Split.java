package org.readout.imaging.colonies;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** Cuts touching discs at their waist: each disc has its own peak of the distance to the border. */
final class Split {
  /** A peak rises over its saddle by this part of the largest distance, and by half a pixel. */
  private static final double RISE = 0.07;

  private static final double LEAST_RISE_PX = 0.5;

  /** A disc is at least this wide beside the widest one in the group. */
  private static final double LEAST_WIDTH = 0.45;

  /** The distance is smoothed by this part of its largest value: a ragged border has no peaks. */
  private static final double SMOOTHING = 0.06;

  /** Levels of the distance; the rise is then at least 17 of them. */
  private static final int LEVELS = 250;

  private static final int MARGIN = 2;

  private Split() {}

  /**
   * @param pixels places of a connected set in an image {@code width} wide
   * @return for each pixel the number of its part, from 0; all 0 if it is one disc
   */
  static int[] of(int[] pixels, int width) {
    Rect box = box(pixels, width);
    int[] at = new int[pixels.length];
    byte[] mask = new byte[box.width * box.height];
    for (int i = 0; i < pixels.length; i++) {
      at[i] = (pixels[i] / width - box.y) * box.width + pixels[i] % width - box.x;
      mask[at[i]] = 1;
    }
    float[] distance = distance(mask, box.size());
    float largest = 0;
    for (float value : distance) {
      largest = Math.max(largest, value);
    }
    int[] levels = new int[mask.length];
    for (int p : at) {
      levels[p] = 1 + (int) ((LEVELS - 1) * Math.max(0, distance[p]) / largest);
    }
    double rise = Math.max(LEAST_RISE_PX / largest, RISE) * LEVELS;
    int[] labels = new int[mask.length];
    int seeds = seed(MaxTree.of(levels, box.width, LEVELS), rise, labels);
    int[] parts = new int[pixels.length];
    if (seeds < 2) {
      return parts;
    }
    for (int p = 0; p < labels.length; p++) {
      labels[p] = mask[p] == 0 ? -1 : labels[p];
    }
    Flood.grow(labels, levels, box.width, LEVELS);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Math.max(0, labels[at[i]] - 1);
    }
    return parts;
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

  private static float[] distance(byte[] mask, Size size) {
    try (Mats mats = new Mats()) {
      Mat in = mats.zeros(size, CvType.CV_8U);
      in.put(0, 0, mask);
      Mat distance = mats.mat();
      Imgproc.distanceTransform(in, distance, Imgproc.DIST_L2, Imgproc.DIST_MASK_5);
      double sigma = Math.max(0.5, Core.minMaxLoc(distance).maxVal * SMOOTHING);
      Imgproc.GaussianBlur(distance, distance, new Size(0, 0), sigma);
      float[] values = new float[mask.length];
      distance.get(0, 0, values);
      return values;
    }
  }

  /**
   * Labels the tops of the peaks that rise enough.
   *
   * @return how many there are
   */
  private static int seed(MaxTree tree, double rise, int[] labels) {
    int[] saddle = new int[tree.size()];
    int seeds = 0;
    for (int node = 0; node < tree.size(); node++) {
      int highest = -1;
      for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
        highest = highest < 0 || tree.peak[c] > tree.peak[highest] ? c : highest;
      }
      for (int c = tree.firstChild(node); c >= 0; c = tree.nextSibling(c)) {
        saddle[c] = c == highest ? saddle[node] : tree.level[node];
      }
    }
    for (int node = 0; node < tree.size(); node++) {
      if (tree.firstChild(node) >= 0) {
        continue;
      }
      int peak = tree.peak[node];
      if (peak - saddle[node] < rise || peak < LEAST_WIDTH * LEVELS) {
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
