package org.readout.analysis.figure;

import java.util.Locale;

/** The outlines of points, all of about the same area. */
final class Points {
  private static final double EDGE = 0.4;
  private static final double PALE_OPACITY = 0.35;

  private static final double CLOUD_OPACITY = 0.55;

  /** Radius of a point of a cloud. */
  static final double SPECK = 0.75;

  private Points() {}

  /** The radius in points of a circle of this size; no outline reaches further than 1.3 times. */
  static double radius(Mark.Size size) {
    return switch (size) {
      case LARGE -> 2.5;
      case SMALL -> 1.2;
    };
  }

  /**
   * @param name the tool tip; empty for none
   */
  static void draw(Svg body, Glyph glyph, Mark.Size size, double x, double y, String name) {
    boolean large = size == Mark.Size.LARGE;
    Object[] attributes = {
      "data-mark",
      size.name().toLowerCase(Locale.ROOT),
      "d",
      outline(glyph.shape(), x, y, radius(size)),
      "fill",
      glyph.fill(),
      "fill-opacity",
      large ? 1.0 : PALE_OPACITY,
      "stroke",
      large ? Svg.BLACK : glyph.fill(),
      "stroke-width",
      large ? EDGE : Svg.HAIRLINE,
      "stroke-opacity",
      large ? 1.0 : PALE_OPACITY
    };
    if (name.isBlank()) {
      body.element("path", attributes);
    } else {
      body.named(name, "path", attributes);
    }
  }

  /** Many points of one look, without tool tips. */
  static void drawCloud(Svg body, Glyph glyph, double[] x, double[] y) {
    body.open("g", "data-mark", "cloud", "fill", glyph.fill(), "fill-opacity", CLOUD_OPACITY);
    for (int i = 0; i < x.length; i++) {
      body.element("path", "d", outline(glyph.shape(), x[i], y[i], SPECK));
    }
    body.close("g");
  }

  private static String outline(Glyph.Shape shape, double x, double y, double r) {
    return switch (shape) {
      case CIRCLE -> circle(x, y, r);
      case SQUARE -> polygon(x, y, r * 0.9, -1, -1, 1, -1, 1, 1, -1, 1);
      case DIAMOND -> polygon(x, y, r * 1.28, 0, -1, 1, 0, 0, 1, -1, 0);
      case TRIANGLE -> polygon(x, y, r * 1.15, 0, -1.08, 1.05, 0.8, -1.05, 0.8);
      case TRIANGLE_DOWN -> polygon(x, y, r * 1.15, 0, 1.08, 1.05, -0.8, -1.05, -0.8);
    };
  }

  private static String circle(double x, double y, double r) {
    String radius = Svg.number(r) + " " + Svg.number(r) + " 0 1 0 ";
    String row = Svg.number(y);
    return "M"
        + Svg.number(x - r)
        + " "
        + row
        + "A"
        + radius
        + Svg.number(x + r)
        + " "
        + row
        + "A"
        + radius
        + Svg.number(x - r)
        + " "
        + row
        + "Z";
  }

  private static String polygon(double x, double y, double scale, double... corners) {
    double[] points = new double[corners.length];
    for (int i = 0; i < corners.length; i += 2) {
      points[i] = x + scale * corners[i];
      points[i + 1] = y + scale * corners[i + 1];
    }
    return Svg.polyline(points) + "Z";
  }
}
