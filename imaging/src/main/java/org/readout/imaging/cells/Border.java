package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.Outline;

/** Walks around an object. */
final class Border {
  private Border() {}

  /**
   * The pixels of the border of a connected set without holes.
   *
   * @param places of its pixels; at least one
   */
  static Outline of(int[] places, Grid grid) {
    Rect box = box(places, grid.width());
    byte[] mask = new byte[box.width * box.height];
    for (int p : places) {
      mask[(p / grid.width() - box.y) * box.width + p % grid.width() - box.x] = 1;
    }
    try (Mats mats = new Mats()) {
      Mat image = mats.zeros(new Size(box.width, box.height), CvType.CV_8U);
      image.put(0, 0, mask);
      List<MatOfPoint> found = new ArrayList<>();
      Imgproc.findContours(
          image,
          found,
          mats.mat(),
          Imgproc.RETR_EXTERNAL,
          Imgproc.CHAIN_APPROX_NONE,
          new Point(box.x, box.y));
      found.forEach(mats::own);
      List<Outline.Point> points = new ArrayList<>();
      for (Point point : found.get(0).toArray()) {
        points.add(new Outline.Point((int) point.x, (int) point.y));
      }
      return new Outline(points);
    }
  }

  private static Rect box(int[] places, int width) {
    int left = Integer.MAX_VALUE;
    int right = 0;
    for (int p : places) {
      left = Math.min(left, p % width);
      right = Math.max(right, p % width);
    }
    int top = places[0] / width;
    int bottom = places[places.length - 1] / width;
    return new Rect(left, top, right - left + 1, bottom - top + 1);
  }
}
