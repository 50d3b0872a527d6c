package org.readout.imaging.vessels;

import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** Makes a rough circle exact, and tells the floor of a dish or well from its wall. */
final class Rim {
  /** A rim is looked for in an image of this size: its edges are then a few pixels wide. */
  private static final double LONG_SIDE_PX = 900;

  private static final int DIRECTIONS = 720;
  private static final int ROUNDS = 3;

  /** The rough circle is right to about 5 % of its radius. */
  private static final double ROUGHNESS = 0.05;

  /** The floor's edge lies within the outer 20 % of the radius. */
  private static final double INNERMOST = 0.80;

  private static final double OUTERMOST = 1.12;

  /** An edge runs all around if it is there in 60 % of all directions. */
  private static final double CONTINUOUS = 0.40;

  private Rim() {}

  /**
   * @param bgr 8-bit, 3 channels; read only
   * @param rough in pixels of the image
   */
  static Compartment.Round around(Mat bgr, Circle rough) {
    try (Mats mats = new Mats()) {
      double scale = Math.min(1.0, LONG_SIDE_PX / (2.4 * rough.r()));
      int width = Math.max(1, (int) Math.round(bgr.cols() * scale));
      int height = Math.max(1, (int) Math.round(bgr.rows() * scale));
      Mat grey = mats.mat();
      Mat small = mats.mat();
      Imgproc.resize(bgr, small, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
      Imgproc.cvtColor(small, grey, Imgproc.COLOR_BGR2GRAY);
      Circle circle = rough.scaled(scale);
      for (int i = 0; i < ROUNDS; i++) {
        circle = fitted(grey, circle);
      }
      double floor = floorRadius(grey, circle);
      Circle wall = circle.scaled(1 / scale);
      return new Compartment.Round(new Circle(wall.x(), wall.y(), floor / scale), wall);
    }
  }

  /** The circle through the strongest edge near {@code circle} in each direction, outliers out. */
  private static Circle fitted(Mat grey, Circle circle) {
    Unrolled edges = Unrolled.of(grey, circle, INNERMOST, OUTERMOST, 1.2);
    double[] radius = new double[DIRECTIONS];
    double[] strength = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      double best = -1;
      for (int j = 0; j < edges.steps; j++) {
        double off = (edges.radius(j) - circle.r()) / (ROUGHNESS * circle.r());
        double value = edges.at(i, j) * Math.exp(-off * off);
        if (value > best) {
          best = value;
          radius[i] = edges.radius(j);
          strength[i] = edges.at(i, j);
        }
      }
    }
    double[] sorted = strength.clone();
    Arrays.sort(sorted);
    double weak = sorted[(int) (0.3 * DIRECTIONS)];
    boolean[] used = new boolean[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      used[i] = strength[i] > weak;
    }
    return leastSquares(circle, radius, used);
  }

  /**
   * Fits r = r0 + dx cos + dy sin, which is a moved circle as long as the move is small, three
   * times, each time without what is more than 1.5 medians off.
   */
  private static Circle leastSquares(Circle circle, double[] radius, boolean[] used) {
    double[] fit = {0, 0, circle.r()};
    for (int round = 0; round < 3; round++) {
      double[] next = solve(radius, used);
      if (next.length == 0) {
        break;
      }
      fit = next;
      double[] off = new double[DIRECTIONS];
      double[] usedOff = new double[DIRECTIONS];
      int n = 0;
      for (int i = 0; i < DIRECTIONS; i++) {
        double angle = 2 * Math.PI * i / DIRECTIONS;
        off[i] = Math.abs(radius[i] - fit[0] * Math.cos(angle) - fit[1] * Math.sin(angle) - fit[2]);
        if (used[i]) {
          usedOff[n++] = off[i];
        }
      }
      Arrays.sort(usedOff, 0, n);
      double limit = Math.max(2.0, 1.5 * usedOff[n / 2]);
      for (int i = 0; i < DIRECTIONS; i++) {
        used[i] &= off[i] < limit;
      }
    }
    return new Circle(circle.x() + fit[0], circle.y() + fit[1], fit[2]);
  }

  /**
   * @return dx, dy, r0; empty if too few directions are left to say
   */
  private static double[] solve(double[] radius, boolean[] used) {
    try (Mats mats = new Mats()) {
      Mat normal = mats.zeros(new Size(3, 3), CvType.CV_64F);
      Mat right = mats.zeros(new Size(1, 3), CvType.CV_64F);
      double[] a = new double[9];
      double[] b = new double[3];
      int n = 0;
      for (int i = 0; i < DIRECTIONS; i++) {
        if (!used[i]) {
          continue;
        }
        n++;
        double angle = 2 * Math.PI * i / DIRECTIONS;
        double[] row = {Math.cos(angle), Math.sin(angle), 1};
        for (int j = 0; j < 3; j++) {
          b[j] += row[j] * radius[i];
          for (int k = 0; k < 3; k++) {
            a[3 * j + k] += row[j] * row[k];
          }
        }
      }
      normal.put(0, 0, a);
      right.put(0, 0, b);
      Mat solution = mats.mat();
      if (n < DIRECTIONS / 12 || !Core.solve(normal, right, solution, Core.DECOMP_SVD)) {
        return new double[0];
      }
      double[] fit = new double[3];
      solution.get(0, 0, fit);
      return fit;
    }
  }

  /** The innermost radius at which an edge runs all around; the circle's own if none does. */
  private static double floorRadius(Mat grey, Circle circle) {
    Unrolled edges = Unrolled.of(grey, circle, INNERMOST, 1.05, 1.0);
    double[] ring = new double[edges.steps];
    double[] column = new double[DIRECTIONS];
    double strongest = 0;
    for (int j = 0; j < edges.steps; j++) {
      for (int i = 0; i < DIRECTIONS; i++) {
        column[i] = edges.at(i, j);
      }
      Arrays.sort(column);
      ring[j] = column[(int) (CONTINUOUS * DIRECTIONS)];
      strongest = Math.max(strongest, ring[j]);
    }
    double[] inner =
        Arrays.copyOf(ring, Math.max(1, Math.min(edges.steps, Math.max(5, edges.steps / 4))));
    Arrays.sort(inner);
    double base = inner[inner.length / 2];
    for (int j = 0; j < edges.steps; j++) {
      if (ring[j] > base + 0.25 * (strongest - base)) {
        return Math.min(edges.radius(j), circle.r());
      }
    }
    return circle.r();
  }

  /** The strength of edges square to the radius, a row a direction, a column a radius. */
  private static final class Unrolled {
    private final float[] edge;
    private final int steps;
    private final double first;

    private Unrolled(float[] edge, int steps, double first) {
      this.edge = edge;
      this.steps = steps;
      this.first = first;
    }

    static Unrolled of(Mat grey, Circle circle, double from, double to, double sigma) {
      try (Mats mats = new Mats()) {
        double first = circle.r() * from;
        int steps = Math.max(3, (int) Math.ceil(circle.r() * (to - from)));
        float[] xs = new float[DIRECTIONS * steps];
        float[] ys = new float[xs.length];
        for (int i = 0; i < DIRECTIONS; i++) {
          double angle = 2 * Math.PI * i / DIRECTIONS;
          for (int j = 0; j < steps; j++) {
            xs[i * steps + j] = (float) (circle.x() + (first + j) * Math.cos(angle));
            ys[i * steps + j] = (float) (circle.y() + (first + j) * Math.sin(angle));
          }
        }
        Size size = new Size(steps, DIRECTIONS);
        Mat mapX = mats.zeros(size, CvType.CV_32F);
        Mat mapY = mats.zeros(size, CvType.CV_32F);
        mapX.put(0, 0, xs);
        mapY.put(0, 0, ys);
        Mat polar = mats.mat();
        Imgproc.remap(grey, polar, mapX, mapY, Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE);
        polar.convertTo(polar, CvType.CV_32F);
        Imgproc.GaussianBlur(polar, polar, new Size(0, 0), sigma);
        float[] light = new float[xs.length];
        polar.get(0, 0, light);
        return new Unrolled(slope(light, steps, xs, ys, grey), steps, first);
      }
    }

    private static float[] slope(float[] light, int steps, float[] xs, float[] ys, Mat grey) {
      float[] slope = new float[light.length];
      for (int at = 0; at < light.length; at++) {
        int j = at % steps;
        boolean inside = xs[at] >= 0 && ys[at] >= 0 && xs[at] < grey.cols() && ys[at] < grey.rows();
        if (inside && j > 0 && j < steps - 1) {
          slope[at] = Math.abs(light[at + 1] - light[at - 1]) / 2;
        }
      }
      return slope;
    }

    double radius(int step) {
      return first + step;
    }

    double at(int direction, int step) {
      return edge[direction * steps + step];
    }
  }
}
