package org.readout.imaging.rendered.cells;

import java.util.Arrays;

/**
 * An ellipse whose outline waves. How far out a place is goes from 0 in the middle to 1 on the
 * outline. Immutable.
 */
final class WavyOval {
  final Oval oval;
  private final double[] cosines;
  private final double[] sines;
  private final double reach;

  /**
   * @param heights the most that each wave may rise, of two bumps around the outline, three, four,
   *     …
   */
  WavyOval(Oval oval, double[] heights, Draws draws) {
    this.oval = oval;
    cosines = new double[heights.length];
    sines = new double[heights.length];
    for (int wave = 0; wave < heights.length; wave++) {
      double height = heights[wave] * draws.between(0.2, 1);
      double phase = draws.angle();
      cosines[wave] = height * StrictMath.cos(phase);
      sines[wave] = height * StrictMath.sin(phase);
    }
    reach = 1 + Arrays.stream(heights).sum();
  }

  /** No place inside is farther from the middle, in pixels. */
  double reachPx() {
    return oval.reachPx() * reach;
  }

  double depth(double x, double y) {
    double u = oval.along(x, y);
    double v = oval.across(x, y);
    double r = Math.sqrt(u * u + v * v);
    if (r == 0) {
      return 0;
    }
    double c = u / r;
    double s = v / r;
    // The cosine and sine of n times the angle, by the addition theorem: no angle is needed.
    double cn = c;
    double sn = s;
    double outline = 1;
    for (int wave = 0; wave < cosines.length; wave++) {
      double next = cn * c - sn * s;
      sn = sn * c + cn * s;
      cn = next;
      outline += cosines[wave] * cn + sines[wave] * sn;
    }
    return r / outline;
  }

  /** How far the outline is from the middle in a direction, in pixels. */
  double outlinePx(double cos, double sin) {
    return 1 / depth(oval.xPx() + cos, oval.yPx() + sin);
  }
}
