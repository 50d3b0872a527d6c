package org.readout.imaging.cells;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** What lies under the nuclei: the camera's offset, the medium, cells out of focus. */
final class Backdrop {
  /** A disc of this radius fits into no nucleus, and into most gaps (typical diameters). */
  private static final double RADIUS_DIAMETERS = 0.75;

  /** A nucleus keeps at least this many pixels across: the backdrop has nothing finer. */
  private static final double COARSE_PX = 10;

  private static final double SIGMA_PX = 1;
  private static final int LEAST_RADIUS_PX = 2;

  private Backdrop() {}

  /** How high each pixel stands over its backdrop: the stain less its opening by a disc. */
  static float[] heightOver(Stain stain, double diameterPx) {
    Grid grid = stain.grid();
    double shrink = Math.max(1, diameterPx / COARSE_PX);
    double columns = Math.max(1, Math.round(grid.width() / shrink));
    double rows = Math.max(1, Math.round(grid.height() / shrink));
    int radius =
        (int) Math.max(LEAST_RADIUS_PX, Math.round(RADIUS_DIAMETERS * diameterPx / shrink));
    int side = 2 * radius + 1;
    try (Mats mats = new Mats()) {
      Mat values = mats.zeros(new Size(grid.width(), grid.height()), CvType.CV_32F);
      values.put(0, 0, stain.values());
      Mat coarse = mats.mat();
      Imgproc.resize(values, coarse, new Size(columns, rows), 0, 0, Imgproc.INTER_AREA);
      Imgproc.GaussianBlur(coarse, coarse, new Size(0, 0), SIGMA_PX);
      Mat disc =
          mats.own(Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(side, side)));
      Imgproc.morphologyEx(
          coarse, coarse, Imgproc.MORPH_OPEN, disc, new Point(-1, -1), 1, Core.BORDER_REFLECT);
      Imgproc.GaussianBlur(coarse, coarse, new Size(0, 0), radius / 2.0);
      Mat backdrop = mats.mat();
      Imgproc.resize(coarse, backdrop, values.size(), 0, 0, Imgproc.INTER_LINEAR);
      Core.subtract(values, backdrop, values);
      float[] height = new float[grid.size()];
      values.get(0, 0, height);
      return height;
    }
  }
}
