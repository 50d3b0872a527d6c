package org.readout.imaging.vessels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** Finds the wells of a plate: circles of one size on a lattice of a plate's pitch. */
final class WellFinder {
  /** Wells are looked for at sizes of which each is this factor over the next smaller one. */
  private static final double BAND = 1.4;

  /** For each size the image is made so small that a well has this radius (pixels). */
  private static final double RADIUS_PX = 30;

  /** But never larger than this: the smallest wells then have half of that. */
  private static final double LONG_SIDE_PX = 1000;

  /** The smallest well (of 96) in a plate over half of the image, by the long side. */
  private static final double SMALLEST_RADIUS = 0.014;

  /** The largest well (of 6) in an image cut at the wells. */
  private static final double LARGEST_RADIUS = 0.20;

  /** A well's circle is seen as an edge in this part of its directions. */
  private static final double LEAST_SUPPORT = 0.5;

  /** A Sobel gradient of 30 is an edge of about 4 grey levels a pixel after equalising. */
  private static final double EDGE = 30;

  private static final double CANNY = 80;

  /** A sixth of a circle's pixels must vote for its centre (over its radius). */
  private static final double VOTES = 1.0;

  /** Smaller circles are told by a dozen pixels: by chance (pixels). */
  private static final double LEAST_RADIUS_PX = 6;

  /** So many circles of a size are looked at. */
  private static final int MOST_CIRCLES = 160;

  /** Half of a plate's wells are seen, or its lattice is chance. */
  private static final double LEAST_SEEN = 0.5;

  /** The more wells the more of them: among many colonies a few circles always fit. */
  private static final double LEAST_SEEN_OF_MANY = 0.7;

  private static final int MANY = 24;

  private static final int FEWEST_SEEN = 3;

  /** A plate that nobody said is there covers this part of an image at least. */
  private static final double LEAST_AREA = 0.15;

  /** And one that is there this much. */
  private static final double LEAST_AREA_IF_ASKED = 0.05;

  /** So many lattices are looked into. */
  private static final int DIFFERENT = 16;

  /** So many of them are looked at again, at wells of this radius (pixels). */
  private static final int GLANCES = 6;

  private static final double GLANCE_PX = 50;

  private WellFinder() {}

  /** A plate's wells, and how sure they are: the part of them that was seen as a circle. */
  record Seen(List<Compartment> wells, boolean turned, boolean mirrored, double part) {}

  /**
   * @param image read only
   * @param plates what may be there
   * @param asked somebody said that a plate is there
   */
  static Optional<Seen> find(Pyramid image, List<Vessel> plates, boolean asked) {
    List<Lattice> lattices = new ArrayList<>();
    double longSide = Math.max(image.rows(), image.cols());
    for (double part = SMALLEST_RADIUS; part < LARGEST_RADIUS; part *= BAND) {
      List<Circle> circles = circles(image, part * longSide);
      for (Vessel plate : plates) {
        for (Lattice lattice : Lattice.of(circles, plate, leastSeen(plate))) {
          if (plausible(lattice, plate, image, asked)) {
            lattices.add(lattice);
          }
        }
      }
    }
    return best(image, lattices).map(lattice -> seen(image, lattice));
  }

  /** Of the lattices of which most is seen the one with most rims where its wells should be. */
  private static Optional<Lattice> best(Pyramid image, List<Lattice> lattices) {
    List<Lattice> different = new ArrayList<>();
    lattices.stream()
        .sorted(Comparator.comparingDouble(Lattice::part).reversed())
        .filter(lattice -> different.stream().noneMatch(lattice::isLike))
        .limit(DIFFERENT)
        .forEach(different::add);
    Map<Lattice, Double> evidence = new HashMap<>();
    for (Lattice lattice : different) {
      evidence.put(lattice, lattice.part() * (1 + 2 * content(image, lattice)));
    }
    Comparator<Lattice> byEvidence = Comparator.comparingDouble(evidence::get);
    return different.stream()
        .sorted(byEvidence.reversed())
        .limit(GLANCES)
        .max(
            Comparator.comparingDouble(
                lattice -> evidence.getOrDefault(lattice, 0.0) * (rims(image, lattice) + 0.2)));
  }

  /** The mean part of the rims that is seen where the wells should be, 0 to 1. */
  private static double rims(Pyramid image, Lattice lattice) {
    double sum = 0;
    for (Circle well : lattice.wells()) {
      sum += Rim.around(image, well, GLANCE_PX).map(Rim.Exact::support).orElse(0.0);
    }
    return sum / lattice.wells().size();
  }

  /**
   * Circles of about one size, in pixels of the image.
   *
   * @param radius the smallest of them; the largest is {@link #BAND} times as large
   */
  private static List<Circle> circles(Pyramid image, double radius) {
    try (Mats mats = new Mats()) {
      double longSide = Math.max(image.rows(), image.cols());
      double size = Math.min(LONG_SIDE_PX, longSide * RADIUS_PX / radius);
      Grey grey = Grey.of(image, (int) Math.ceil(size), mats);
      double least = radius * grey.scale();
      if (least < LEAST_RADIUS_PX) {
        return List.of();
      }
      Mat found = mats.mat();
      Imgproc.HoughCircles(
          grey.pixels(),
          found,
          Imgproc.HOUGH_GRADIENT,
          1,
          1.6 * least,
          CANNY,
          VOTES * least,
          (int) Math.floor(0.95 * least),
          (int) Math.ceil(1.05 * BAND * least));
      float[] xyr = new float[3 * found.cols()];
      if (xyr.length > 0) {
        found.get(0, 0, xyr);
      }
      List<Circle> circles = new ArrayList<>();
      for (int i = 0; i < Math.min(MOST_CIRCLES, xyr.length / 3); i++) {
        Circle circle = new Circle(xyr[3 * i], xyr[3 * i + 1], xyr[3 * i + 2]);
        if (grey.support(circle, EDGE) >= LEAST_SUPPORT) {
          circles.add(circle.scaled(1 / grey.scale()));
        }
      }
      return circles;
    }
  }

  private static double leastSeen(Vessel plate) {
    int wells = plate.rows() * plate.columns();
    return Math.max(FEWEST_SEEN, (wells >= MANY ? LEAST_SEEN_OF_MANY : LEAST_SEEN) * wells);
  }

  private static boolean plausible(Lattice lattice, Vessel plate, Pyramid image, boolean asked) {
    int wells = lattice.rows() * lattice.columns();
    double area =
        wells * lattice.pitch() * lattice.pitch() / ((double) image.rows() * image.cols());
    return lattice.seen() >= leastSeen(plate) && area >= (asked ? LEAST_AREA_IF_ASKED : LEAST_AREA);
  }

  /** A lid beside its plate has circles too, but nothing in them. */
  private static double content(Pyramid image, Lattice lattice) {
    return lattice.wells().stream().mapToDouble(well -> content(image, well)).average().orElse(0);
  }

  /** How much the middle of a well is unlike the whole image, 0 to 1. */
  private static double content(Pyramid image, Circle well) {
    Circle small = well.scaled(image.colourScale());
    double half = small.r() * 0.7;
    int left = (int) Math.max(0, small.x() - half);
    int top = (int) Math.max(0, small.y() - half);
    int right = (int) Math.min(image.colour().cols(), small.x() + half);
    int bottom = (int) Math.min(image.colour().rows(), small.y() + half);
    if (right <= left || bottom <= top) {
      return -1;
    }
    try (Mats mats = new Mats()) {
      MatOfDouble mean = mats.own(new MatOfDouble());
      MatOfDouble deviation = mats.own(new MatOfDouble());
      Mat part = mats.own(image.colour().submat(new Rect(left, top, right - left, bottom - top)));
      Core.meanStdDev(part, mean, deviation);
      double[] means = mean.toArray();
      double colour =
          Math.max(means[0], Math.max(means[1], means[2]))
              - Math.min(means[0], Math.min(means[1], means[2]));
      double texture = deviation.toArray()[1];
      return Math.min(1, (colour + texture) / 128);
    }
  }

  private static Seen seen(Pyramid image, Lattice lattice) {
    boolean turned = lattice.rows() > lattice.columns();
    boolean mirrored = !turned && CutCorners.atTheRight(image, lattice);
    List<Compartment> wells = new ArrayList<>();
    int named = turned ? lattice.columns() : lattice.rows();
    int across = turned ? lattice.rows() : lattice.columns();
    for (int row = 0; row < named; row++) {
      for (int column = 0; column < across; column++) {
        // Turned to the right, a plate has its first row at the right and A1 at the top of it.
        Circle rough =
            turned
                ? lattice.well(column, lattice.columns() - 1 - row)
                : lattice.well(row, mirrored ? lattice.columns() - 1 - column : column);
        String name = "" + (char) ('A' + row) + (column + 1);
        wells.add(new Compartment(name, Compartment.Kind.WELL, exact(image, rough)));
      }
    }
    return new Seen(wells, turned, mirrored, lattice.seen() / (double) wells.size());
  }

  private static Compartment.Round exact(Pyramid image, Circle rough) {
    return Rim.around(image, rough, Rim.FINE_PX)
        .filter(exact -> exact.support() > LEAST_SUPPORT)
        .map(Rim.Exact::round)
        .orElse(new Compartment.Round(rough, rough));
  }
}
