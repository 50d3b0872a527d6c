package org.readout.imaging.cells;

import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/**
 * Cuts objects at their waists and dips: a watershed of a landscape made of the distance to the
 * border and of the stain. It cuts rather too much; {@link Reunion} takes back what was one.
 */
final class Division {
  /** How much of the landscape is the stain; the rest is the distance. */
  private static final double STAIN_PART = 0.35;

  /** The stain is smoothed over this, so that its grains are no hills (typical diameters). */
  private static final double STAIN_SIGMA = 1.0 / 6;

  /** And the distance over this, so that a ragged border has no hills (typical diameters). */
  private static final double DISTANCE_SIGMA = 1.0 / 16;

  private static final double LEAST_SIGMA_PX = 0.7;

  /** Nearer to the border than this the stain falls anyway, and counts less (typical diameters). */
  private static final double MARGIN = 0.25;

  /** A hill rises over its saddle by this part of its height … */
  private static final double RISE = 0.06;

  /** … and by this much: less is the raggedness of pixels. */
  private static final double LEAST_RISE_PX = 0.3;

  private final Grid grid;
  private final int[] ids;
  private final float[] landscape;

  /** Which hill each pixel is on. */
  private final int[] hill;

  /** The hill that a hill was joined to; itself if to none. */
  private final int[] joined;

  private final float[] peak;
  private int hills;

  private Division(int[] ids, float[] landscape, int pixels, Grid grid) {
    this.ids = ids;
    this.grid = grid;
    this.landscape = landscape;
    hill = new int[ids.length];
    joined = new int[pixels + 1];
    peak = new float[pixels + 1];
  }

  /**
   * @param height over the backdrop
   * @return parts of the objects, numbered from 1 without a gap
   */
  static int[] of(int[] ids, float[] height, double diameterPx, Grid grid) {
    float[] landscape = landscape(ids, height, diameterPx, grid);
    long[] order = order(ids, landscape);
    Division division = new Division(ids, landscape, order.length, grid);
    int[] beside = new int[Grid.MOST];
    for (int i = order.length - 1; i >= 0; i--) {
      division.climb(~(int) order[i], beside);
    }
    return division.numbered();
  }

  private static float[] landscape(int[] ids, float[] height, double diameterPx, Grid grid) {
    Size size = new Size(grid.width(), grid.height());
    int side = 2 * (int) (diameterPx / 2) + 1;
    try (Mats mats = new Mats()) {
      Mat mask = mats.zeros(size, CvType.CV_8U);
      mask.put(0, 0, withoutSeams(ids, grid));
      Mat distance = mats.mat();
      Imgproc.distanceTransform(mask, distance, Imgproc.DIST_L2, Imgproc.DIST_MASK_5);
      blur(distance, DISTANCE_SIGMA * diameterPx);
      Mat stain = mats.zeros(size, CvType.CV_32F);
      stain.put(0, 0, height);
      blur(stain, STAIN_SIGMA * diameterPx);
      Mat highest = mats.mat();
      Mat disc =
          mats.own(Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(side, side)));
      Imgproc.dilate(stain, highest, disc);
      float[] far = new float[ids.length];
      distance.get(0, 0, far);
      float[] high = new float[ids.length];
      stain.get(0, 0, high);
      float[] top = new float[ids.length];
      highest.get(0, 0, top);
      for (int p = 0; p < far.length; p++) {
        double bright = top[p] > 0 ? Math.max(0, high[p] / top[p]) : 0;
        double inner = Math.min(1, far[p] / (MARGIN * diameterPx));
        far[p] = (float) ((1 - STAIN_PART) * far[p] + STAIN_PART * diameterPx / 2 * bright * inner);
      }
      return far;
    }
  }

  private static void blur(Mat image, double sigma) {
    Imgproc.GaussianBlur(image, image, new Size(0, 0), Math.max(LEAST_SIGMA_PX, sigma));
  }

  /** 1 inside of an object, 0 outside and where two objects meet. */
  private static byte[] withoutSeams(int[] ids, Grid grid) {
    byte[] mask = new byte[ids.length];
    int w = grid.width();
    for (int p = 0; p < ids.length; p++) {
      boolean right = p % w < w - 1 && ids[p + 1] > 0 && ids[p + 1] != ids[p];
      boolean below = p + w < ids.length && ids[p + w] > 0 && ids[p + w] != ids[p];
      mask[p] = (byte) (ids[p] > 0 && !right && !below ? 1 : 0);
    }
    return mask;
  }

  /** The objects' pixels, the lowest first; among equals the last one. */
  private static long[] order(int[] ids, float[] landscape) {
    long[] order = new long[ids.length];
    int n = 0;
    for (int p = 0; p < ids.length; p++) {
      if (ids[p] > 0) {
        // The bits of floats that are not negative are ordered as the floats are.
        long bits = Float.floatToIntBits(Math.max(0, landscape[p]));
        order[n++] = (bits << Integer.SIZE) | (~p & 0xffffffffL);
      }
    }
    long[] sorted = Arrays.copyOf(order, n);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The next lower pixel: it belongs to the highest hill beside it, or is a new one. */
  private void climb(int p, int[] beside) {
    int n = grid.straight(p, beside);
    int mine = 0;
    for (int k = 0; k < n; k++) {
      int q = beside[k];
      if (ids[q] == ids[p] && hill[q] > 0) {
        mine = meet(mine, top(hill[q]), landscape[p]);
      }
    }
    if (mine == 0) {
      mine = ++hills;
      joined[mine] = mine;
      peak[mine] = landscape[p];
    }
    hill[p] = mine;
  }

  /** The higher one of two hills that meet at this height; a low rise is joined to it. */
  private int meet(int one, int other, float saddle) {
    if (one == 0 || one == other) {
      return other;
    }
    int high = peak[other] > peak[one] ? other : one;
    int low = high == other ? one : other;
    float rise = peak[low] - saddle;
    if (rise < RISE * peak[low] || rise < LEAST_RISE_PX) {
      joined[low] = high;
    }
    return high;
  }

  private int top(int of) {
    int top = of;
    while (joined[top] != top) {
      joined[top] = joined[joined[top]];
      top = joined[top];
    }
    return top;
  }

  private int[] numbered() {
    int[] number = new int[hills + 1];
    int next = 0;
    int[] parts = new int[hill.length];
    for (int p = 0; p < hill.length; p++) {
      if (hill[p] > 0) {
        int top = top(hill[p]);
        number[top] = number[top] == 0 ? ++next : number[top];
        parts[p] = number[top];
      }
    }
    return parts;
  }
}
