package org.readout.imaging.potential;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/**
 * The pixels of a field in which there is no cell, with a margin around every cell and nucleus for
 * the light that spreads beyond its outline. One for all channels of the field. Immutable.
 */
public final class CellFree {
  /** Fewer make the median's error more than a twentieth of the noise of a pixel. */
  private static final int LEAST_PIXELS = 500;

  /** Less of the field than this is gaps between cells, lit by the cells around them. */
  private static final double LEAST_FRACTION = 0.005;

  private static final byte FREE = 1;

  private final int widthPx;
  private final int heightPx;
  private final int[] pixels;
  private final Background.Origin origin;

  private CellFree(int widthPx, int heightPx, int[] pixels, Background.Origin origin) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.pixels = pixels;
    this.origin = origin;
  }

  /**
   * Falls back to every pixel outside of the outlines, and then to the whole field, if too few are
   * left; the {@link Background} says so.
   *
   * @param marginPx how far from any cell or nucleus a pixel must be
   * @throws ImageException.NoNativeLibrary if OpenCV cannot be loaded here
   */
  public static CellFree outside(Labels cells, Labels nuclei, double marginPx)
      throws ImageException {
    OpenCv.require();
    byte[] free = new byte[cells.ids().length];
    for (int i = 0; i < free.length; i++) {
      free[i] = cells.ids()[i] == 0 && nuclei.ids()[i] == 0 ? FREE : 0;
    }
    int enough = (int) Math.max(LEAST_PIXELS, LEAST_FRACTION * free.length);
    int[] far = farther(free, cells.widthPx(), cells.heightPx(), marginPx);
    if (far.length >= enough) {
      return new CellFree(cells.widthPx(), cells.heightPx(), far, Background.Origin.CELL_FREE);
    }
    int[] beside = farther(free, cells.widthPx(), cells.heightPx(), 0);
    return beside.length >= enough
        ? new CellFree(cells.widthPx(), cells.heightPx(), beside, Background.Origin.BESIDE_CELLS)
        : new CellFree(
            cells.widthPx(), cells.heightPx(), new int[0], Background.Origin.DARKEST_PIXELS);
  }

  /** How much light there is where no cell is. */
  public Background background(CorrectedChannel channel) {
    return origin == Background.Origin.DARKEST_PIXELS
        ? BackgroundLevel.ofDarkest(channel)
        : BackgroundLevel.of(channel, this);
  }

  /** Row-major places, ascending. */
  int[] pixels() {
    return pixels;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  Background.Origin origin() {
    return origin;
  }

  private static int[] farther(byte[] free, int width, int height, double marginPx) {
    float[] distances = marginPx > 0 ? distances(free, width, height) : new float[0];
    int[] chosen = new int[free.length];
    int n = 0;
    for (int i = 0; i < free.length; i++) {
      if (free[i] == FREE && (distances.length == 0 || distances[i] > marginPx)) {
        chosen[n++] = i;
      }
    }
    return java.util.Arrays.copyOf(chosen, n);
  }

  /** From each pixel that is not zero to the nearest that is, in pixels, to within a tenth. */
  static float[] distances(byte[] mask, int width, int height) {
    try (Mats mats = new Mats()) {
      Mat inside = mats.zeros(new Size(width, height), CvType.CV_8U);
      Mat distance = mats.mat();
      inside.put(0, 0, mask);
      if (Core.countNonZero(inside) == mask.length) {
        float[] everywhere = new float[mask.length];
        java.util.Arrays.fill(everywhere, Float.MAX_VALUE);
        return everywhere;
      }
      Imgproc.distanceTransform(inside, distance, Imgproc.DIST_L2, Imgproc.DIST_MASK_3);
      return Matrix.samples(distance);
    }
  }
}
