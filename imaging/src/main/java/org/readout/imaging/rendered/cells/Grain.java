package org.readout.imaging.rendered.cells;

/** Smooth noise from −1 to 1 over the plane, of a given grain size. Immutable. */
final class Grain {
  private final long seed;
  private final double sizePx;

  /**
   * @param sizePx from one knot to the next
   */
  Grain(long seed, String layer, double sizePx) {
    this.seed = Draws.mixed(seed, layer);
    this.sizePx = sizePx;
  }

  double at(double x, double y) {
    double column = x / sizePx;
    double row = y / sizePx;
    long left = (long) Math.floor(column);
    long top = (long) Math.floor(row);
    double u = smooth(column - left);
    double v = smooth(row - top);
    double above = knot(left, top) * (1 - u) + knot(left + 1, top) * u;
    double below = knot(left, top + 1) * (1 - u) + knot(left + 1, top + 1) * u;
    return above * (1 - v) + below * v;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private double knot(long column, long row) {
    long z = seed ^ column * 0x9E3779B97F4A7C15L ^ row * 0xC2B2AE3D27D4EB4FL;
    z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
    z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
    return (z >> 11) * 0x1.0p-52;
  }
}
