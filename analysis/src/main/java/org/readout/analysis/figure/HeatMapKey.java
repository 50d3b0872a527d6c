package org.readout.analysis.figure;

import java.util.List;
import org.readout.analysis.figure.Panel.Cell;
import org.readout.analysis.figure.Svg.Anchor;

/** Under a heat map: the colour bar, then what outline and hatching mean where they occur. */
record HeatMapKey(Panel.HeatMap map, Axis.Linear scale, boolean round) {
  private static final double BAR_HEIGHT = 6;
  private static final double WIDEST_BAR = 60 * SvgRenderer.POINTS_PER_MM;
  private static final double TICK = 2;
  private static final double LABELS_APART = 4;
  private static final int STEPS = 64;
  private static final double SWATCH = 8;
  private static final double SWATCH_GAP = 3;

  /** Draws from a y downward and answers the y below everything. */
  double draw(Svg body, double width, double top) {
    boolean anyValue = map.cells().stream().anyMatch(cell -> !(cell instanceof Cell.Missing));
    return states(body, anyValue ? bar(body, width, top) : top);
  }

  private double bar(Svg body, double width, double top) {
    String power = scale.power() == 0 ? "" : " ×10" + Ticks.superscript(scale.power());
    double y = SvgRenderer.lines(body, map.measure() + power, width, top, Svg.LABEL_SIZE) + 2;
    List<Axis.Tick> ticks = scale.ticks();
    double widest =
        ticks.stream()
            .mapToDouble(tick -> Lettering.width(tick.label(), Svg.SMALL_SIZE))
            .max()
            .orElse(0);
    // The end labels stand half outside the bar.
    double from = SvgRenderer.MARGIN + widest / 2;
    double length = Math.min(WIDEST_BAR, width - 2 * from);
    ramp(body, from, y, length);
    y += BAR_HEIGHT;
    int every = (int) Math.ceil((widest + LABELS_APART) * (ticks.size() - 1) / length);
    for (int i = 0; i < ticks.size(); i++) {
      double x = from + length * ticks.get(i).position();
      body.line(x, y, x, y + TICK, Svg.THIN, Svg.BLACK);
      if (i % every == 0) {
        double base = y + TICK + 1 + Svg.SMALL_SIZE * Svg.ASCENT;
        body.text(x, base, Svg.SMALL_SIZE, Anchor.MIDDLE, ticks.get(i).label());
      }
    }
    return y + TICK + 1 + Svg.SMALL_SIZE * Svg.LEADING;
  }

  private static void ramp(Svg body, double from, double y, double length) {
    for (int i = 0; i < STEPS; i++) {
      double x = from + length * i / STEPS;
      // Each step reaches under the next one, so that no white line shows between them.
      double reach = Math.min(from + length - x, 2 * length / STEPS);
      String colour = Ramp.colour((i + 0.5) / STEPS);
      body.element("rect", "x", x, "y", y, "width", reach, "height", BAR_HEIGHT, "fill", colour);
    }
  }

  private double states(Svg body, double top) {
    CellShape swatch = new CellShape(round, SWATCH);
    double y = top + 2 + SWATCH / 2;
    double start = SvgRenderer.MARGIN;
    double x = start;
    if (map.cells().stream().anyMatch(Cell.Flagged.class::isInstance)) {
      swatch.flagged(body, x + SWATCH / 2, y, Svg.WHITE, "");
      x = named(body, x, y, "flagged");
    }
    if (map.cells().stream().anyMatch(Cell.Missing.class::isInstance)) {
      swatch.missing(body, x + SWATCH / 2, y, "");
      x = named(body, x, y, "no value");
    }
    if (map.cells().size() < map.rows().size() * map.columns().size()) {
      swatch.empty(body, x + SWATCH / 2, y);
      x = named(body, x, y, "not in the data");
    }
    return x > start ? y + SWATCH / 2 : top;
  }

  /** Writes beside a swatch and answers where the next one begins. */
  private static double named(Svg body, double x, double y, String text) {
    double left = x + SWATCH + SWATCH_GAP;
    body.text(left, y + Svg.SMALL_SIZE * Svg.CENTRED, Svg.SMALL_SIZE, Anchor.START, text);
    return left + Lettering.width(text, Svg.SMALL_SIZE) + SWATCH;
  }
}
