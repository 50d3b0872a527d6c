package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/** Draws plates of which everything is known. Confined to a test. */
final class Drawing implements AutoCloseable {
  static final Scalar AGAR = new Scalar(205, 222, 228);
  static final Scalar BENCH = new Scalar(60, 62, 64);
  static final Scalar WALL = new Scalar(150, 152, 154);
  static final Scalar VIOLET = new Scalar(120, 40, 70);

  private final Mats mats = new Mats();
  private final Mat canvas;
  private final Random random = new Random(7);

  /** Where colonies were drawn. */
  final List<Point> colonies = new ArrayList<>();

  Drawing(int width, int height, Scalar colour) throws ImageException {
    OpenCv.require();
    canvas = mats.own(new Mat(new Size(width, height), CvType.CV_8UC3, colour));
  }

  /** A dish on a bench that fills the image. */
  static Drawing dish(int side) throws ImageException {
    Drawing drawing = new Drawing(side, side, BENCH);
    drawing.well(side / 2, side / 2, (int) (side * 0.46));
    return drawing;
  }

  void well(int x, int y, int r) {
    disc(x, y, r, WALL);
    disc(x, y, (int) (r * 0.94), AGAR);
  }

  void disc(int x, int y, int r, Scalar colour) {
    Imgproc.circle(canvas, new Point(x, y), r, colour, Imgproc.FILLED, Imgproc.LINE_AA);
  }

  void colony(int x, int y, int r, Scalar colour) {
    disc(x, y, r, colour);
    colonies.add(new Point(x, y));
  }

  /** Colonies of radius {@code r} to {@code r + 3} in a circle, none nearer than {@code apart}. */
  void scatter(int n, int x, int y, int within, int r, int apart, Scalar colour) {
    for (int tries = 0; n > 0 && tries < 100_000; tries++) {
      double angle = random.nextDouble() * 2 * Math.PI;
      double far = Math.sqrt(random.nextDouble()) * within;
      Point at =
          new Point(Math.rint(x + far * Math.cos(angle)), Math.rint(y + far * Math.sin(angle)));
      if (colonies.stream().allMatch(o -> Math.hypot(o.x - at.x, o.y - at.y) > apart)) {
        colony((int) at.x, (int) at.y, r + random.nextInt(4), colour);
        n--;
      }
    }
  }

  /** Light that falls off from the top left to the bottom right, to {@code least} of it. */
  void shade(double least) {
    float[] factors = new float[canvas.rows() * canvas.cols() * 3];
    for (int i = 0; i < factors.length; i++) {
      double x = i / 3 % canvas.cols() / (double) canvas.cols();
      double y = Math.floorDiv(i / 3, canvas.cols()) / (double) canvas.rows();
      factors[i] = (float) (1 - (1 - least) * (x + y) / 2);
    }
    Mat factor = mats.zeros(canvas.size(), CvType.CV_32FC3);
    factor.put(0, 0, factors);
    Mat light = mats.mat();
    canvas.convertTo(light, CvType.CV_32FC3);
    Core.multiply(light, factor, light);
    light.convertTo(canvas, CvType.CV_8UC3);
  }

  /** A camera's blur and noise. */
  void photograph(double sigma) {
    Imgproc.GaussianBlur(canvas, canvas, new Size(0, 0), 1);
    byte[] pixels = new byte[(int) canvas.total() * 3];
    canvas.get(0, 0, pixels);
    for (int i = 0; i < pixels.length; i++) {
      double value = (pixels[i] & 0xff) + sigma * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    canvas.put(0, 0, pixels);
  }

  void line(int x1, int y1, int x2, int y2, int pen, Scalar colour) {
    Imgproc.line(canvas, new Point(x1, y1), new Point(x2, y2), colour, pen, Imgproc.LINE_AA);
  }

  byte[] png() {
    MatOfByte png = mats.own(new MatOfByte());
    Imgcodecs.imencode(".png", canvas, png);
    return png.toArray();
  }

  ImageFile file() throws ImageException {
    return ImageFile.of("drawn.png", png());
  }

  @Override
  public void close() {
    mats.close();
  }
}
