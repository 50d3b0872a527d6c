package org.readout.imaging.colonies;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.vessels.Circle;
import org.readout.imaging.vessels.Compartment;

/**
 * One compartment at working size, and where to look in it. Confined to one count, whose {@link
 * Mats} owns its pixels.
 *
 * @param work 8-bit, 3 channels (blue, green, red), its grain smoothed
 * @param mask 8-bit, 1 where colonies are looked for
 * @param band 8-bit, 1 between floor and wall, where only what is like the colonies inside counts
 * @param width of all three in pixels
 * @param area how many pixels the mask has
 * @param scale working pixels in an image pixel, at most 1
 * @param left the image's column of the first working column
 */
record Patch(
    Compartment compartment,
    Mat work,
    Mat mask,
    Mat band,
    int width,
    int height,
    int area,
    double scale,
    int left,
    int top) {
  /** Grain finer than this is the camera's, not a colony's (working pixels). */
  private static final double GRAIN_PX = 0.8;

  /**
   * A lawn of cells with holes is grainy to a fifth of a millimetre (over the floor's radius: of
   * wells of 12 and of a dish).
   */
  private static final double LAWN_OF_WELL = 0.02;

  private static final double LAWN_OF_DISH = 0.005;

  /** The floor's very edge is its wall's shadow. */
  private static final double WITHIN_FLOOR = 0.99;

  /** Colonies grow up the wall's foot so far (over the floor's radius). */
  private static final double BAND = 1.045;

  /**
   * @param bgr 8-bit, 3 channels; read only
   * @param roi 8-bit mask as large as {@code bgr}, or empty for everywhere; read only
   */
  static Patch of(
      Mat bgr, Mat roi, Compartment compartment, ColonyAssay assay, double scale, Mats mats) {
    Rect box = bounds(compartment.shape(), bgr);
    Size size =
        new Size(
            Math.max(1, Math.round(box.width * scale)),
            Math.max(1, Math.round(box.height * scale)));
    Mat work = smaller(mats.own(bgr.submat(box)), size, mats);
    double grain = Math.max(GRAIN_PX, assay == ColonyAssay.PLAQUE ? cells(compartment, scale) : 0);
    Imgproc.GaussianBlur(work, work, new Size(0, 0), grain);
    Mat mask = mats.zeros(size, CvType.CV_8U);
    Mat band = mats.zeros(size, CvType.CV_8U);
    if (compartment.shape() instanceof Compartment.Round round) {
      Circle floor = round.floor().from(box.x, box.y).scaled(scale);
      double edge = Math.max(1, floor.r() * WITHIN_FLOOR);
      disc(band, floor, Math.min(floor.r() * BAND, round.wall().r() * scale), 1);
      disc(band, floor, edge, 0);
      disc(mask, floor, edge, 1);
    } else {
      mask.setTo(Scalar.all(1));
    }
    if (!roi.empty()) {
      Mat part = mats.mat();
      Imgproc.resize(mats.own(roi.submat(box)), part, size, 0, 0, Imgproc.INTER_NEAREST);
      Core.min(mask, part, mask);
      Core.min(band, part, band);
    }
    return new Patch(
        compartment,
        work,
        mask,
        band,
        work.cols(),
        work.rows(),
        Core.countNonZero(mask),
        scale,
        box.x,
        box.y);
  }

  /** How wide the grain of a lawn is, in working pixels; 0 where there is no vessel to tell. */
  private static double cells(Compartment compartment, double scale) {
    boolean well = compartment.kind() == Compartment.Kind.WELL;
    return compartment.shape() instanceof Compartment.Round round
        ? (well ? LAWN_OF_WELL : LAWN_OF_DISH) * round.floor().r() * scale
        : 0;
  }

  /** Halves as long as that goes, which is fast; less than a half is taken between pixels. */
  static Mat smaller(Mat image, Size size, Mats mats) {
    Mat from = image;
    while (from.cols() >= 2 * size.width && from.rows() >= 2 * size.height) {
      Mat half = mats.mat();
      Mat even = mats.own(from.submat(0, from.rows() & ~1, 0, from.cols() & ~1));
      Imgproc.resize(
          even, half, new Size(even.cols() / 2.0, even.rows() / 2.0), 0, 0, Imgproc.INTER_AREA);
      from = half;
    }
    Mat small = mats.mat();
    Imgproc.resize(from, small, size, 0, 0, Imgproc.INTER_LINEAR);
    return small;
  }

  private static Rect bounds(Compartment.Shape shape, Mat bgr) {
    if (shape instanceof Compartment.Box box) {
      return new Rect(box.left(), box.top(), box.width(), box.height());
    }
    Circle wall = ((Compartment.Round) shape).wall();
    int left = Math.min(bgr.cols() - 1, Math.max(0, (int) Math.floor(wall.x() - wall.r())));
    int top = Math.min(bgr.rows() - 1, Math.max(0, (int) Math.floor(wall.y() - wall.r())));
    int right = Math.max(left + 1, Math.min(bgr.cols(), (int) Math.ceil(wall.x() + wall.r()) + 1));
    int bottom = Math.max(top + 1, Math.min(bgr.rows(), (int) Math.ceil(wall.y() + wall.r()) + 1));
    return new Rect(left, top, right - left, bottom - top);
  }

  private static void disc(Mat mask, Circle circle, double radius, int value) {
    Point centre = new Point(circle.x(), circle.y());
    Imgproc.circle(mask, centre, (int) radius, Scalar.all(value), Imgproc.FILLED);
  }

  /** The same at another size, for what needs no detail. */
  Patch smaller(double longSide, Mats mats) {
    double factor = Math.min(1.0, longSide / Math.max(width, height));
    Size size =
        new Size(Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor)));
    Mat small = smaller(work, size, mats);
    Mat smallMask = mats.mat();
    Imgproc.resize(mask, smallMask, size, 0, 0, Imgproc.INTER_NEAREST);
    return new Patch(
        compartment,
        small,
        smallMask,
        mats.mat(),
        small.cols(),
        small.rows(),
        Core.countNonZero(smallMask),
        scale * factor,
        left,
        top);
  }

  /** The mask's bytes, row by row. */
  byte[] inside() {
    return bytes(mask);
  }

  /** The mask's and the band's. */
  byte[] looked() {
    byte[] looked = bytes(mask);
    byte[] beyond = bytes(band);
    for (int i = 0; i < looked.length; i++) {
      looked[i] |= beyond[i];
    }
    return looked;
  }

  private static byte[] bytes(Mat mask) {
    byte[] bytes = new byte[(int) mask.total()];
    mask.get(0, 0, bytes);
    return bytes;
  }

  /**
   * How far from the centre of a round floor a place is, 1 at its edge; 0 in a compartment without
   * a rim.
   */
  double radius(double x, double y) {
    return compartment.shape() instanceof Compartment.Round round
        ? round.floor().distance(imageX(x), imageY(y)) / round.floor().r()
        : 0;
  }

  /** The radius of a round floor in working pixels; 0 in a compartment without a rim. */
  double floorRadius() {
    return compartment.shape() instanceof Compartment.Round round ? round.floor().r() * scale : 0;
  }

  /** The image's column, with a fraction, of a working column. */
  double imageX(double x) {
    return left + (x + 0.5) / scale - 0.5;
  }

  double imageY(double y) {
    return top + (y + 0.5) / scale - 0.5;
  }
}
