package org.readout.imaging.vessels;

import java.util.Arrays;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/**
 * Makes a rough circle exact, and tells the floor of a dish or well from its wall: looks in all
 * directions from the rough centre for edges, and then for the circles, each with a centre of its
 * own (a wall is seen from above and leans), on which edges run all around. Confined to one search.
 */
final class Rim {
  /** A rim is looked for at this radius: its edges are then a few pixels wide. */
  static final double FINE_PX = 300;

  private static final int DIRECTIONS = 240;

  /** The floor's edge and the wall's lie between these parts of the rough radius. */
  private static final double INNERMOST = 0.76;

  private static final double OUTERMOST = 1.12;

  /** Up to here nothing but colonies has edges: what they do is the floor of {@link #support}. */
  private static final double INTERIOR = 0.84;

  /** Every third direction is enough to find where to look closely. */
  private static final int COARSELY = 3;

  /** Centres of floor and wall lie within this part of the radius of the rough centre. */
  private static final double LEANING = 0.06;

  /** An edge is steeper than this (grey levels a pixel at {@link #FINE_PX}). */
  private static final double LEAST_SLOPE = 1.2;

  /** And steeper than so many times the floor's texture. */
  private static final double OVER_TEXTURE = 3;

  /** A circle's edge runs all around if it is there in this part of all directions. */
  private static final double ALL_AROUND = 0.5;

  /** Or in this part of the way from what colonies do by chance to what the best circle has. */
  private static final double BESIDE_BEST = 0.75;

  /** At least this part of a circle lies in the image. */
  private static final double LEAST_SEEN = 0.6;

  /** Of two circles with as much of an edge the more central is the vessel's. */
  private static final double UPRIGHT = 0.05;

  /** A step beside an edge is nearly on it: rims are not quite round. */
  private static final float BESIDE = 0.9f;

  private static final double SMOOTHING_PX = 1.0;

  private final float[][] hit;
  private final boolean[][] seen;
  private final double first;
  private final int steps;

  private Rim(float[][] hit, boolean[][] seen, double first, int steps) {
    this.hit = hit;
    this.seen = seen;
    this.first = first;
    this.steps = steps;
  }

  /** A round compartment and the part of its best circle that is seen as an edge, 0 to 1. */
  record Exact(Compartment.Round round, double support) {}

  /** A circle relative to the rough centre, and the part of it that is an edge. */
  private record Ring(double dx, double dy, double r, double support) {
    Circle around(Circle rough, double scale) {
      return new Circle(rough.x() + dx / scale, rough.y() + dy / scale, r / scale);
    }
  }

  /**
   * @param image read only
   * @param rough in pixels of the image
   * @param radiusPx at which it is looked for: {@link #FINE_PX}, or less for a glance
   * @return empty if no circle near it is an edge
   */
  static Optional<Exact> around(Pyramid image, Circle rough, double radiusPx) {
    double scale = Math.min(1.0, radiusPx / rough.r());
    Rim rim = of(image, rough, scale);
    Ring[] best = rim.bestAtEachRadius(rough.r() * scale);
    double top = Arrays.stream(best).mapToDouble(Ring::support).max().orElse(0);
    int interior = (int) ((INTERIOR - INNERMOST) / (OUTERMOST - INNERMOST) * best.length);
    double chance =
        Arrays.stream(best, 0, Math.max(1, interior))
            .mapToDouble(Ring::support)
            .sorted()
            .skip(interior / 2)
            .findFirst()
            .orElse(0);
    double enough = Math.max(ALL_AROUND, chance + BESIDE_BEST * (top - chance));
    Ring floor = null;
    Ring wall = null;
    for (int i = 0; i < best.length; i++) {
      if (best[i].support >= Math.min(top, enough) && isPeak(best, i)) {
        floor = floor == null ? best[i] : floor;
        wall = best[i];
      }
    }
    if (floor == null || wall == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Exact(
            new Compartment.Round(floor.around(rough, scale), wall.around(rough, scale)), top));
  }

  private static boolean isPeak(Ring[] rings, int i) {
    return (i == 0 || rings[i].support >= rings[i - 1].support)
        && (i == rings.length - 1 || rings[i].support >= rings[i + 1].support);
  }

  private static Rim of(Pyramid image, Circle rough, double scale) {
    int halvings = image.halvings(scale);
    double halved = Math.pow(0.5, halvings);
    Mat from = image.greys().get(halvings);
    Circle circle = rough.scaled(halved);
    try (Mats mats = new Mats()) {
      double reach = circle.r() * (OUTERMOST + 0.05);
      int left = (int) clamp(circle.x() - reach, from.cols() - 1);
      int top = (int) clamp(circle.y() - reach, from.rows() - 1);
      int right = (int) clamp(circle.x() + reach, from.cols() - 1);
      int bottom = (int) clamp(circle.y() + reach, from.rows() - 1);
      Mat part = mats.own(from.submat(top, bottom + 1, left, right + 1));
      double smaller = scale / halved;
      Size size =
          new Size(
              Math.max(1, Math.round(part.cols() * smaller)),
              Math.max(1, Math.round(part.rows() * smaller)));
      Mat grey = mats.mat();
      Imgproc.resize(part, grey, size, 0, 0, Imgproc.INTER_AREA);
      return unrolled(grey, circle.from(left, top).scaled(smaller), mats);
    }
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  private static Rim unrolled(Mat grey, Circle circle, Mats mats) {
    double first = circle.r() * INNERMOST;
    int steps = Math.max(3, (int) Math.ceil(circle.r() * (OUTERMOST - INNERMOST)));
    float[] xs = new float[DIRECTIONS * steps];
    float[] ys = new float[xs.length];
    boolean[][] seen = new boolean[DIRECTIONS][steps];
    for (int i = 0; i < DIRECTIONS; i++) {
      for (int j = 0; j < steps; j++) {
        double x = circle.x() + (first + j) * cos(i);
        double y = circle.y() + (first + j) * sin(i);
        xs[i * steps + j] = (float) x;
        ys[i * steps + j] = (float) y;
        seen[i][j] = x >= 1 && y >= 1 && x < grey.cols() - 1 && y < grey.rows() - 1;
      }
    }
    Mat mapX = mats.zeros(new Size(steps, DIRECTIONS), CvType.CV_32F);
    Mat mapY = mats.zeros(new Size(steps, DIRECTIONS), CvType.CV_32F);
    mapX.put(0, 0, xs);
    mapY.put(0, 0, ys);
    Mat polar = mats.mat();
    Imgproc.remap(grey, polar, mapX, mapY, Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE);
    polar.convertTo(polar, CvType.CV_32F);
    Imgproc.GaussianBlur(polar, polar, new Size(0, 0), SMOOTHING_PX);
    float[] light = new float[xs.length];
    polar.get(0, 0, light);
    return new Rim(hits(light, seen, steps), seen, first, steps);
  }

  /** Where the light changes steeply along a radius, or does one step beside. */
  private static float[][] hits(float[] light, boolean[][] seen, int steps) {
    double[][] slope = new double[DIRECTIONS][steps];
    int interior = Math.max(2, (int) (steps * (INTERIOR - INNERMOST) / (OUTERMOST - INNERMOST)));
    double[] texture = new double[DIRECTIONS * (interior - 1)];
    for (int i = 0; i < DIRECTIONS; i++) {
      for (int j = 1; j < steps - 1; j++) {
        int at = i * steps + j;
        slope[i][j] = seen[i][j] ? Math.abs(light[at + 1] - light[at - 1]) / 2 : 0;
      }
      System.arraycopy(slope[i], 1, texture, i * (interior - 1), interior - 1);
    }
    Arrays.sort(texture);
    double edge = Math.max(LEAST_SLOPE, OVER_TEXTURE * texture[texture.length / 2]);
    float[][] hit = new float[DIRECTIONS][steps];
    for (int i = 0; i < DIRECTIONS; i++) {
      for (int j = 1; j < steps - 1; j++) {
        boolean beside = slope[i][j - 1] > edge || slope[i][j + 1] > edge;
        hit[i][j] = slope[i][j] > edge ? 1 : beside ? BESIDE : 0;
      }
    }
    return hit;
  }

  /** For each radius the centre from which most of the circle is an edge. */
  private Ring[] bestAtEachRadius(double r) {
    Ring[] best = new Ring[steps];
    double coarse = Math.max(1, r * LEANING / 6);
    for (int j = 0; j < steps; j++) {
      Ring ring = new Ring(0, 0, first + j, support(0, 0, first + j, COARSELY));
      for (double dy = -LEANING * r; dy <= LEANING * r; dy += coarse) {
        for (double dx = -LEANING * r; dx <= LEANING * r; dx += coarse) {
          ring = better(ring, dx, dy, COARSELY);
        }
      }
      best[j] = new Ring(ring.dx, ring.dy, ring.r, support(ring.dx, ring.dy, ring.r, 1));
      for (double step = coarse / 2; step > 0.4; step /= 2) {
        for (int k = 0; k < 9; k++) {
          best[j] =
              better(best[j], best[j].dx + step * (k % 3 - 1), best[j].dy + step * (k / 3 - 1), 1);
        }
      }
    }
    return best;
  }

  private Ring better(Ring ring, double dx, double dy, int every) {
    double support = support(dx, dy, ring.r, every);
    return support > ring.support ? new Ring(dx, dy, ring.r, support) : ring;
  }

  /** A circle moved by (dx, dy), a small part of its radius, lies at r + dx cos + dy sin. */
  private double support(double dx, double dy, double r, int every) {
    double on = 0;
    int inside = 0;
    for (int i = 0; i < DIRECTIONS; i += every) {
      int j = (int) (r + dx * cos(i) + dy * sin(i) - first + 0.5);
      boolean known = j >= 0 && j < steps;
      inside += known && !seen[i][j] ? 0 : 1;
      on += known ? hit[i][j] : 0;
    }
    double leaning = Math.hypot(dx, dy) / (LEANING * r);
    return on / Math.max(inside, LEAST_SEEN * DIRECTIONS / every) - UPRIGHT * leaning;
  }

  private static final double[] COS = new double[DIRECTIONS];
  private static final double[] SIN = new double[DIRECTIONS];

  static {
    for (int i = 0; i < DIRECTIONS; i++) {
      COS[i] = Math.cos(2 * Math.PI * i / DIRECTIONS);
      SIN[i] = Math.sin(2 * Math.PI * i / DIRECTIONS);
    }
  }

  private static double cos(int direction) {
    return COS[direction];
  }

  private static double sin(int direction) {
    return SIN[direction];
  }
}
