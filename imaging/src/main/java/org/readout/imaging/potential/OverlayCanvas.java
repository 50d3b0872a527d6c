package org.readout.imaging.potential;

import java.util.List;
import java.util.Set;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Calibration;
import org.readout.imaging.Labels;
import org.readout.imaging.Mats;
import org.readout.imaging.Outline;
import org.readout.imaging.Plane;

/** A grey image, enlarged if it is small, on which labels and outlines are drawn. */
final class OverlayCanvas {
  private static final double BLACK_BELOW = 0.01;
  private static final double WHITE_ABOVE = 0.998;
  private static final int WHITE = 255;

  /** A screen's width: numbers in an image of this size can be read. */
  private static final int SCREEN_PX = 1000;

  private static final int LARGEST_ZOOM = 4;

  private static final Scalar TEXT = new Scalar(WHITE, WHITE, WHITE);
  private static final Scalar EDGE = new Scalar(0, 0, 0);
  private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;

  /** Letters of {@link #FONT} at size 1, pixels. */
  private static final double LETTER_PX = 22;

  /** Letters smaller than this are smudges, larger ones hide the cell. */
  private static final double SMALLEST_LETTER_PX = 8;

  private static final double LARGEST_LETTER_PX = 18;

  /** A bar of about a sixth of the image is easy to compare with. */
  private static final double BAR = 1.0 / 6;

  private final int width;
  private final int height;
  private final int zoom;
  private final int pen;
  private final Mat canvas;
  private final Mats mats;

  /**
   * @param mats owns everything that is made here
   */
  OverlayCanvas(Plane shown, Mats mats) {
    this.mats = mats;
    width = shown.widthPx();
    height = shown.heightPx();
    int longer = Math.max(width, height);
    zoom = Math.max(1, Math.min(LARGEST_ZOOM, Math.round((float) SCREEN_PX / longer)));
    pen = Math.max(1, (int) Math.round((double) longer * zoom / (2 * SCREEN_PX)));
    Mat grey = mats.zeros(new Size(width, height), CvType.CV_8U);
    grey.put(0, 0, stretched(shown));
    Imgproc.resize(grey, grey, new Size(width * zoom, height * zoom), 0, 0, Imgproc.INTER_LINEAR);
    canvas = mats.mat();
    Imgproc.cvtColor(grey, canvas, Imgproc.COLOR_GRAY2BGR);
  }

  private static byte[] stretched(Plane shown) {
    float[] samples = shown.samples();
    double black = Order.quantile(samples, samples.length, BLACK_BELOW);
    double white = Order.quantile(samples, samples.length, WHITE_ABOVE);
    double scale = white > black ? WHITE / (white - black) : 0;
    byte[] grey = new byte[samples.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.max(0, Math.min(WHITE, Math.round((samples[i] - black) * scale)));
    }
    return grey;
  }

  /**
   * Every pixel of an object that has a neighbour outside of it.
   *
   * @param broken objects whose line is dashed
   */
  void outlines(Labels labels, CellOverlay.Pen colour, Set<Integer> broken) {
    int across = width * zoom;
    int down = height * zoom;
    byte[] row = new byte[3 * across];
    int dash = 6 * pen;
    for (int y = 0; y < down; y++) {
      canvas.get(y, 0, row);
      for (int x = 0; x < across; x++) {
        int id = labels.at(x / zoom, y / zoom);
        if (id != 0 && onEdge(labels, id, x, y)) {
          if (!broken.contains(id) || (x + y) / dash % 2 == 0) {
            row[3 * x] = (byte) colour.blue();
            row[3 * x + 1] = (byte) colour.green();
            row[3 * x + 2] = (byte) colour.red();
          }
        }
      }
      canvas.put(y, 0, row);
    }
  }

  private boolean onEdge(Labels labels, int id, int x, int y) {
    return differs(labels, id, x - pen, y)
        || differs(labels, id, x + pen, y)
        || differs(labels, id, x, y - pen)
        || differs(labels, id, x, y + pen);
  }

  private boolean differs(Labels labels, int id, int x, int y) {
    return x < 0
        || y < 0
        || x >= width * zoom
        || y >= height * zoom
        || labels.at(x / zoom, y / zoom) != id;
  }

  void dashed(Outline outline, CellOverlay.Pen colour) {
    List<Outline.Point> points = outline.points();
    Scalar bgr = new Scalar(colour.blue(), colour.green(), colour.red());
    double drawn = 0;
    for (int i = 0; i < points.size(); i++) {
      Point a = centre(points.get(i).x(), points.get(i).y());
      Outline.Point next = points.get((i + 1) % points.size());
      Point b = centre(next.x(), next.y());
      if ((int) (drawn / (4 * pen)) % 2 == 0) {
        Imgproc.line(canvas, a, b, bgr, pen, Imgproc.LINE_8);
      }
      drawn += Math.hypot(a.x - b.x, a.y - b.y);
    }
  }

  /** Centred in its nucleus, and no wider than it where that can be read. */
  void number(int id, double xPx, double yPx, double diameterPx) {
    double letter = Math.min(LARGEST_LETTER_PX * pen, diameterPx * zoom / 3);
    letter = Math.max(SMALLEST_LETTER_PX * pen, letter);
    String text = Integer.toString(id);
    Size size = Imgproc.getTextSize(text, FONT, letter / LETTER_PX, 1, new int[1]);
    Point at = centre(xPx, yPx);
    text(text, new Point(at.x - size.width / 2, at.y + size.height / 2), letter);
  }

  /** A round number of micrometres, at the bottom right. */
  void scaleBar(Calibration calibration) {
    double widest = BAR * width * calibration.umPerPx();
    double unit = Math.pow(10, Math.floor(Math.log10(widest)));
    double um = unit * (widest >= 5 * unit ? 5 : widest >= 2 * unit ? 2 : 1);
    double length = um / calibration.umPerPx() * zoom;
    double margin = LETTER_PX * pen;
    double right = width * zoom - margin;
    double bottom = height * zoom - margin;
    Point from = new Point(right - length, bottom);
    Point to = new Point(right, bottom);
    // On a dark plate, so that nothing behind it can be taken for a part of it.
    Point corner = new Point(from.x - margin / 2, bottom - 2 * margin);
    Point opposite = new Point(right + margin / 2, bottom + margin / 2);
    Imgproc.rectangle(canvas, corner, opposite, EDGE, Imgproc.FILLED);
    Imgproc.line(canvas, from, to, TEXT, 5 * pen);
    String text = plain(um) + " um";
    Size size = Imgproc.getTextSize(text, FONT, LARGEST_LETTER_PX * pen / LETTER_PX, 1, new int[1]);
    text(
        text,
        new Point(right - length / 2 - size.width / 2, bottom - 8 * pen),
        LARGEST_LETTER_PX * pen);
  }

  byte[] png() {
    MatOfByte png = mats.own(new MatOfByte());
    Imgcodecs.imencode(".png", canvas, png);
    return png.toArray();
  }

  private static String plain(double um) {
    return um >= 1
        ? Long.toString(Math.round(um))
        : new java.math.BigDecimal(um).round(new java.math.MathContext(1)).toPlainString();
  }

  private void text(String text, Point at, double letterPx) {
    double size = letterPx / LETTER_PX;
    Imgproc.putText(canvas, text, at, FONT, size, EDGE, 3 * pen, Imgproc.LINE_AA);
    Imgproc.putText(canvas, text, at, FONT, size, TEXT, pen, Imgproc.LINE_AA);
  }

  /** The middle of a pixel of the image, on the canvas. */
  private Point centre(double xPx, double yPx) {
    return new Point((xPx + 0.5) * zoom - 0.5, (yPx + 0.5) * zoom - 0.5);
  }
}
