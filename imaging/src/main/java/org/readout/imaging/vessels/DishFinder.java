package org.readout.imaging.vessels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** Finds the one round dish that fills much of an image. */
final class DishFinder {
  /** Enough for a rim, and grain is gone. */
  private static final int LONG_SIDE_PX = 360;

  /** A dish spans at least 56 % and, cut at the border, at most 112 % of the short side. */
  private static final double SMALLEST_RADIUS = 0.28;

  private static final double LARGEST_RADIUS = 0.56;

  /** Below this no shape in an image is a circle (the shorter side, pixels). */
  private static final int TOO_SMALL_PX = 48;

  /** A Sobel gradient of 40 is an edge of about 5 grey levels a pixel after equalising. */
  private static final double EDGE = 40;

  private static final double CANNY = 80;

  /** Side of a place that votes are counted for (pixels). */
  private static final double CELL_PX = 1.5;

  /** A fourteenth of the rim of a small dish, and more than grain gives. */
  private static final double LEAST_VOTES = 44;

  private static final double OVER_CHANCE = 3;

  /** How many of the strongest circles are looked at. */
  private static final int LOOKED_AT = 16;

  private DishFinder() {}

  /** A dish and how sure it is: the part of its rim that is seen as an edge, 0 to 1. */
  record Seen(Compartment.Round dish, double support) {}

  /**
   * @param image read only
   * @return the dish in pixels of the image; empty if no circle has an edge
   */
  static Optional<Seen> find(Pyramid image) {
    if (Math.min(image.rows(), image.cols()) < TOO_SMALL_PX) {
      return Optional.empty();
    }
    try (Mats mats = new Mats()) {
      Grey grey = Grey.of(image, LONG_SIDE_PX, mats);
      Optional<Candidate> best =
          candidates(grey, mats).stream().max(Comparator.comparingDouble(Candidate::support));
      return best.flatMap(
              seen -> Rim.around(image, seen.circle.scaled(1 / grey.scale()), Rim.FINE_PX))
          .map(exact -> new Seen(exact.round(), exact.support()));
    }
  }

  private record Candidate(Circle circle, double support) {}

  private static List<Candidate> candidates(Grey grey, Mats mats) {
    double side = Math.min(grey.width(), grey.height());
    double smallest = side * SMALLEST_RADIUS;
    double largest = side * LARGEST_RADIUS;
    double chance = grey.chanceVotes(CANNY, smallest, largest, CELL_PX);
    Mat found = mats.mat();
    Imgproc.HoughCircles(
        grey.pixels(),
        found,
        Imgproc.HOUGH_GRADIENT,
        CELL_PX,
        side / 8,
        CANNY,
        Math.max(LEAST_VOTES, OVER_CHANCE * chance),
        (int) smallest,
        (int) largest);
    float[] xyr = new float[3 * found.cols()];
    if (xyr.length > 0) {
      found.get(0, 0, xyr);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < Math.min(LOOKED_AT, xyr.length / 3); i++) {
      Circle circle = new Circle(xyr[3 * i], xyr[3 * i + 1], xyr[3 * i + 2]);
      candidates.add(new Candidate(circle, grey.support(circle, EDGE)));
    }
    return candidates;
  }
}
