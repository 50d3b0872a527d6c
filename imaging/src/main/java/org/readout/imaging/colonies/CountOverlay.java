package org.readout.imaging.colonies;

import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Outline;

/**
 * Draws a count over its image, for a person to check at a glance: accepted objects in a solid
 * bright line with a dark edge, rejected ones in a thin dashed line of another colour, the vessel
 * in a third, its name and count beside it.
 */
public final class CountOverlay {
  private static final Scalar ACCEPTED = new Scalar(0, 255, 255);
  private static final Scalar REJECTED = new Scalar(255, 0, 255);
  private static final Scalar VESSEL = new Scalar(0, 200, 0);
  private static final Scalar EDGE = new Scalar(0, 0, 0);

  /** A line one pixel wide on a screen that shows the whole image. */
  private static final double SCREEN_PX = 1600;

  private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;

  /** Letters about 20 lines high. */
  private static final double TEXT_SIZE = 0.9;

  private CountOverlay() {}

  /**
   * @param file what was counted
   * @return a PNG, 8-bit colour, as large as the image
   */
  public static byte[] png(ImageFile file, CountedImage counted) throws ImageException {
    OpenCv.require();
    try (Mats mats = new Mats()) {
      Mat canvas = file.bgr(mats);
      int pen = (int) Math.max(1, Math.round(Math.max(canvas.cols(), canvas.rows()) / SCREEN_PX));
      for (CountedRegion region : counted.regions()) {
        solid(canvas, region.outline(), VESSEL, pen + 1, mats);
        for (Candidate candidate : region.candidates()) {
          if (candidate.accepted()) {
            solid(canvas, candidate.outline(), EDGE, pen + 2, mats);
            solid(canvas, candidate.outline(), ACCEPTED, pen, mats);
          } else {
            dashed(canvas, candidate.outline(), pen);
          }
        }
        label(canvas, region, pen);
      }
      MatOfByte png = mats.own(new MatOfByte());
      Imgcodecs.imencode(".png", canvas, png);
      return png.toArray();
    }
  }

  private static void solid(Mat canvas, Outline outline, Scalar colour, int pen, Mats mats) {
    Point[] points = points(outline);
    Imgproc.polylines(
        canvas, List.of(mats.own(new MatOfPoint(points))), true, colour, pen, Imgproc.LINE_AA);
  }

  private static void dashed(Mat canvas, Outline outline, int pen) {
    Point[] points = points(outline);
    double drawn = 0;
    for (int i = 0; i < points.length; i++) {
      Point a = points[i];
      Point b = points[(i + 1) % points.length];
      if ((int) (drawn / (4 * pen)) % 2 == 0) {
        Imgproc.line(canvas, a, b, REJECTED, pen, Imgproc.LINE_AA);
      }
      drawn += Math.hypot(a.x - b.x, a.y - b.y);
    }
  }

  /** Above the region and no wider than it, so that it does not run into the next well's. */
  private static void label(Mat canvas, CountedRegion region, int pen) {
    List<Outline.Point> points = region.outline().points();
    int left = points.stream().mapToInt(Outline.Point::x).min().orElse(0);
    int right = points.stream().mapToInt(Outline.Point::x).max().orElse(0);
    int top = points.stream().mapToInt(Outline.Point::y).min().orElse(0);
    String text = region.name() + ": " + (region.tooNumerous() ? "too many" : region.count());
    Size plain = Imgproc.getTextSize(text, FONT, 1, pen, new int[1]);
    double size = Math.min(TEXT_SIZE * pen, (right - left) / plain.width);
    double x = Math.max(2 * pen, Math.min(left, canvas.cols() - plain.width * size - 2 * pen));
    double y = Math.max(plain.height * size + 4 * pen, Math.min(top, canvas.rows() - 4.0 * pen));
    Point at = new Point(x, y);
    Imgproc.putText(canvas, text, at, FONT, size, EDGE, pen + 3, Imgproc.LINE_AA);
    Imgproc.putText(canvas, text, at, FONT, size, ACCEPTED, pen, Imgproc.LINE_AA);
  }

  private static Point[] points(Outline outline) {
    return outline.points().stream()
        .map(point -> new Point(point.x(), point.y()))
        .toArray(Point[]::new);
  }
}
