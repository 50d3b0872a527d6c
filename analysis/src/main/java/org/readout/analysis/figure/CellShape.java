package org.readout.analysis.figure;

/**
 * The outlines of heat map cells. What a cell's state is can be seen without its colour.
 *
 * @param size of the cell, in points; the outline leaves a gap to its neighbours
 */
record CellShape(boolean round, double size) {
  private static final double SHARE = 0.92;
  private static final double FLAGGED_EDGE = 1.4;
  private static final double LARGEST_CORNER = 6;
  private static final double SMALLEST_CORNER = 2.5;
  private static final double CORNER_SHARE = 0.2;
  private static final int HATCHES = 5;

  /** From the middle to the edge. */
  double half() {
    return size * SHARE / 2;
  }

  /**
   * @param tip the tool tip; empty for none
   */
  void measured(Svg body, double x, double y, String colour, String tip) {
    outline(body, x, y, colour, Svg.GREY, Svg.HAIRLINE, tip);
  }

  /** A heavy outline and a corner, so that a flag is seen on any colour. */
  void flagged(Svg body, double x, double y, String colour, String tip) {
    outline(body, x, y, colour, Svg.BLACK, Math.min(FLAGGED_EDGE, size / 8), tip);
    double corner = Math.max(SMALLEST_CORNER, Math.min(LARGEST_CORNER, size * CORNER_SHARE));
    double reach = round ? half() * Math.sqrt(0.5) + corner * 0.7 : half();
    String path =
        Svg.polyline(
            x + reach - corner, y - reach, x + reach, y - reach, x + reach, y - reach + corner);
    body.element("path", "d", path + "Z", "fill", Svg.BLACK);
  }

  void missing(Svg body, double x, double y, String tip) {
    outline(body, x, y, Svg.WHITE, Svg.GREY, Svg.THIN, tip);
    double widest = round ? Math.sqrt(0.5) * half() : half();
    for (int i = 1; i <= HATCHES; i++) {
      // Rising lines, each to the edge of the circle or the square.
      double off = widest * (2.0 * i / (HATCHES + 1) - 1);
      double along = round ? Math.sqrt(widest * widest - off * off) : widest - Math.abs(off);
      double middleX = x + off;
      double middleY = y + off;
      body.line(
          middleX - along,
          middleY + along,
          middleX + along,
          middleY - along,
          Svg.HAIRLINE,
          Svg.GREY);
    }
  }

  /** A position of which nothing is known. */
  void empty(Svg body, double x, double y) {
    outline(body, x, y, Svg.WHITE, Svg.PALE, Svg.HAIRLINE, "");
  }

  private void outline(
      Svg body, double x, double y, String fill, String edge, double width, String tip) {
    Object[] attributes = {
      "x",
      x - half(),
      "y",
      y - half(),
      "width",
      2 * half(),
      "height",
      2 * half(),
      "rx",
      round ? half() : half() / 4,
      "fill",
      fill,
      "stroke",
      edge,
      "stroke-width",
      width
    };
    if (tip.isEmpty()) {
      body.element("rect", attributes);
    } else {
      body.named(tip, "rect", attributes);
    }
  }
}
