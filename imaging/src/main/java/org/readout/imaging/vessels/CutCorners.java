package org.readout.imaging.vessels;

import org.readout.imaging.Mats;

/**
 * Looks for the cut corners of a plate's body. Makers cut both corners beside column 1, so that cut
 * corners at the other side tell that the plate is seen from below. Confined to one search.
 */
final class CutCorners {
  /** A plate's body is looked at with wells so far apart (pixels). */
  private static final double PITCH_PX = 160;

  /** The cut's distance from the corner well's centre, along the diagonal, over the pitch. */
  private static final double NEAREST = 0.62;

  private static final double FARTHEST = 1.0;

  /** And how far it reaches to both sides of the diagonal. */
  private static final double ASIDE = 0.4;

  /** Cuts run at half a right angle, or nearly (tangents). */
  private static final double[] SLOPES = {0.8, 0.9, 1.0, 1.1, 1.25};

  /** A Sobel gradient of 30 is an edge of about 4 grey levels a pixel after equalising. */
  private static final double EDGE = 30;

  /** An edge is square to its line within 12 degrees (cosine). */
  private static final double SQUARE = 0.978;

  /** A line of this length over the pitch is a cut corner's. */
  private static final double A_CUT = 0.16;

  /** And so many times as long as any at the other side. */
  private static final double CLEARLY = 1.6;

  private final Grey grey;
  private final Lattice lattice;

  private CutCorners(Grey grey, Lattice lattice) {
    this.grey = grey;
    this.lattice = lattice;
  }

  /** Whether both right corners of a lying plate are cut, and neither left one. */
  static boolean atTheRight(Pyramid image, Lattice lattice) {
    try (Mats mats = new Mats()) {
      double scale = Math.min(1, PITCH_PX / lattice.pitch());
      int longSide = (int) (scale * Math.max(image.rows(), image.cols()));
      CutCorners corners = new CutCorners(Grey.of(image, longSide, mats), lattice);
      double right = Math.min(corners.longest(1, -1), corners.longest(1, 1));
      double left = Math.max(corners.longest(-1, -1), corners.longest(-1, 1));
      return right > A_CUT && right > CLEARLY * left;
    }
  }

  /**
   * The longest straight edge across a corner of the body, over the pitch.
   *
   * @param side -1 for the left, 1 for the right
   * @param end -1 for the top, 1 for the bottom
   */
  private double longest(int side, int end) {
    int row = end < 0 ? 0 : lattice.rows() - 1;
    int column = side < 0 ? 0 : lattice.columns() - 1;
    Circle well = lattice.well(row, column).scaled(grey.scale());
    double pitch = lattice.pitch() * grey.scale();
    double longest = 0;
    for (double slope : SLOPES) {
      double norm = Math.hypot(1, slope);
      longest = Math.max(longest, longest(well, pitch, side / norm, end * slope / norm));
    }
    return longest / pitch;
  }

  /** Edge pixels on the fullest line square to (nx, ny), a step of one pixel along the line. */
  private double longest(Circle well, double pitch, double nx, double ny) {
    int most = 0;
    for (double out = NEAREST * pitch; out < FARTHEST * pitch; out++) {
      int n = 0;
      for (double along = -ASIDE * pitch; along < ASIDE * pitch; along++) {
        n += isEdge(well.x() + out * nx - along * ny, well.y() + out * ny + along * nx, nx, ny);
      }
      most = Math.max(most, n);
    }
    return most;
  }

  private int isEdge(double x, double y, double nx, double ny) {
    int column = (int) Math.round(x);
    int row = (int) Math.round(y);
    if (column < 1 || row < 1 || column >= grey.width() - 1 || row >= grey.height() - 1) {
      return 0;
    }
    int at = row * grey.width() + column;
    double across = Math.abs(grey.dx()[at] * nx + grey.dy()[at] * ny);
    double steep = Math.hypot(grey.dx()[at], grey.dy()[at]);
    return across > EDGE && across > SQUARE * steep ? 1 : 0;
  }
}
