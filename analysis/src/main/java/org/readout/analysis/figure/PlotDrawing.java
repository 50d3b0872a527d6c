package org.readout.analysis.figure;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.readout.analysis.figure.Axis.Tick;
import org.readout.analysis.figure.Svg.Anchor;

/** Draws a plot: axes outside, then lines, small points, intervals, large points and brackets. */
final class PlotDrawing {
  private static final double TICK = 2.5;
  private static final double MINOR_TICK = 1.5;
  private static final double CAP = 3.5;
  private static final double ARROW = 3;
  private static final double MOST_MEAN = 13;

  /** Points stay inside this share of a slot on each side. */
  private static final double SWARM_SHARE = 0.42;

  private static final double MEAN_SHARE = 0.34;
  private static final double POWER_STRIP = 9;

  private final Svg body;
  private final Panel.Plot plot;
  private final PlotLayout layout;
  private final double top;
  private final double bottom;

  private PlotDrawing(Svg body, Panel.Plot plot, PlotLayout layout, double top) {
    this.body = body;
    this.plot = plot;
    this.layout = layout;
    this.top = top;
    this.bottom = top + plot.heightMm() * SvgRenderer.POINTS_PER_MM;
  }

  /** Draws from a y downward and answers the y below everything. */
  static double draw(Svg body, Panel.Plot plot, double width, double start) {
    PlotLayout layout = PlotLayout.of(plot, width);
    double y = start;
    if (layout.titleAbove()) {
      y = SvgRenderer.lines(body, plot.y().title(), width, y, Svg.LABEL_SIZE) + Svg.SMALL_SIZE;
    }
    Brackets brackets = Brackets.stack(plot.marks(), layout.left(), layout.slot(), width);
    y += Math.max(brackets.heightPoints(), Svg.SMALL_SIZE / 2);
    double lowestBracket = y;
    y += plot.y().power() == 0 ? 0 : POWER_STRIP;
    PlotDrawing drawing = new PlotDrawing(body, plot, layout, y);
    drawing.axes();
    drawing.marks();
    brackets.draw(body, lowestBracket);
    return drawing.below(width);
  }

  private double below(double width) {
    double y = layout.labels().draw(body, layout.left(), layout.slot(), bottom);
    if (!plot.x().title().isBlank()) {
      y = xTitle(width, y);
    }
    y += layout.labels().spelled().isEmpty() ? 0 : 2;
    for (String spelled : layout.labels().spelled()) {
      y = SvgRenderer.lines(body, spelled, width, y + 1, Svg.SMALL_SIZE);
    }
    LegendDrawing legend = new LegendDrawing(plot);
    if (legend.isEmpty()) {
      return y;
    }
    if (layout.legendBeside()) {
      legend.drawList(body, layout.right() + PlotLayout.LEGEND_GAP, top);
      return y;
    }
    return legend.drawRows(body, width, y + Svg.SMALL_SIZE);
  }

  private double xTitle(double width, double above) {
    double middle = (layout.left() + layout.right()) / 2;
    double room = 2 * Math.min(middle, width - middle) - 2 * SvgRenderer.MARGIN;
    double y = above + 2;
    for (String line : Lettering.wrap(Lettering.clean(plot.x().title()), room, Svg.LABEL_SIZE)) {
      body.text(middle, y + Svg.LABEL_SIZE * Svg.ASCENT, Svg.LABEL_SIZE, Anchor.MIDDLE, line);
      y += Svg.LABEL_SIZE * Svg.LEADING;
    }
    return y;
  }

  private void axes() {
    double left = layout.left();
    body.line(left, top, left, bottom, Svg.THIN, Svg.BLACK);
    body.line(left, bottom, layout.right(), bottom, Svg.THIN, Svg.BLACK);
    for (int i = 0; i < plot.x().categories().size(); i++) {
      body.line(middle(i), bottom, middle(i), bottom + TICK, Svg.THIN, Svg.BLACK);
    }
    for (Tick tick : plot.y().ticks()) {
      double y = bottom + (top - bottom) * tick.position();
      double length = tick.label().isEmpty() ? MINOR_TICK : TICK;
      body.line(left - length, y, left, y, Svg.THIN, Svg.BLACK);
      if (!tick.label().isEmpty()) {
        double base = y + Svg.SMALL_SIZE * Svg.CENTRED;
        body.text(left - TICK - 1.5, base, Svg.SMALL_SIZE, Anchor.END, tick.label());
      }
    }
    if (plot.y().power() != 0) {
      String power = "×10" + Ticks.superscript(plot.y().power());
      body.text(left - TICK - 1.5, top - POWER_STRIP / 2, Svg.SMALL_SIZE, Anchor.START, power);
    }
    yTitle();
  }

  private void yTitle() {
    List<String> lines = layout.titleLines();
    for (int k = 0; k < lines.size(); k++) {
      double x =
          SvgRenderer.MARGIN
              + layout.titleIndent()
              + Svg.LABEL_SIZE * (Svg.ASCENT + k * Svg.LEADING);
      body.turned(x, (top + bottom) / 2, -90, Svg.LABEL_SIZE, Anchor.MIDDLE, lines.get(k));
    }
  }

  private void marks() {
    boolean ruled = plot.marks().stream().anyMatch(m -> m instanceof Mark.Rule r && r.value() == 0);
    if (plot.y().from() < 0 && plot.y().to() > 0 && !ruled) {
      body.line(layout.left(), y(0), layout.right(), y(0), Svg.HAIRLINE, Svg.GREY);
    }
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Rule rule) {
        dashes(body, layout.left(), layout.right(), y(rule.value()));
      }
    }
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Cloud cloud) {
        cloud(cloud);
      }
    }
    swarms(Mark.Size.SMALL);
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Interval interval) {
        interval(interval);
      }
    }
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Trace trace) {
        trace(trace);
      }
    }
    swarms(Mark.Size.LARGE);
  }

  /** One group for each look, so that a thousand cells do not make a heavy file. */
  private void cloud(Mark.Cloud cloud) {
    List<Mark.Speck> specks = cloud.specks();
    double[] heights = specks.stream().mapToDouble(speck -> -y(speck.value())).toArray();
    double halfWidth = Math.max(0, layout.slot() * SWARM_SHARE - Points.SPECK);
    double[] offsets = Sina.offsets(heights, halfWidth);
    for (Glyph glyph : specks.stream().map(Mark.Speck::glyph).distinct().toList()) {
      int[] of =
          IntStream.range(0, heights.length)
              .filter(i -> specks.get(i).glyph().equals(glyph))
              .toArray();
      double[] x =
          IntStream.of(of).mapToDouble(i -> middle(cloud.category()) + offsets[i]).toArray();
      Points.drawCloud(body, glyph, x, IntStream.of(of).mapToDouble(i -> -heights[i]).toArray());
    }
  }

  private void trace(Mark.Trace trace) {
    double[] points =
        trace.stops().stream()
            .flatMapToDouble(stop -> DoubleStream.of(x(trace, stop), y(stop.dot().value())))
            .toArray();
    if (trace.stops().size() > 1) {
      body.element(
          "path",
          "data-mark",
          "trace",
          "d",
          Svg.polyline(points),
          "fill",
          "none",
          "stroke",
          trace.stops().get(0).dot().glyph().fill(),
          "stroke-width",
          Svg.THIN);
    }
    for (Mark.Stop stop : trace.stops()) {
      Mark.Dot dot = stop.dot();
      Points.draw(body, dot.glyph(), Mark.Size.LARGE, x(trace, stop), y(dot.value()), dot.name());
    }
  }

  private double x(Mark.Trace trace, Mark.Stop stop) {
    return middle(stop.category()) + trace.aside() * layout.slot();
  }

  private void swarms(Mark.Size size) {
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Swarm swarm && swarm.size() == size) {
        swarm(swarm);
      }
    }
  }

  private void swarm(Mark.Swarm swarm) {
    double radius = Points.radius(swarm.size());
    double[] heights = swarm.dots().stream().mapToDouble(dot -> -y(dot.value())).toArray();
    double halfWidth = Math.max(0, layout.slot() * SWARM_SHARE - radius);
    double[] offsets = Beeswarm.offsets(heights, 2 * radius, halfWidth);
    for (int i = 0; i < heights.length; i++) {
      Mark.Dot dot = swarm.dots().get(i);
      double x = middle(swarm.category()) + offsets[i];
      Points.draw(body, dot.glyph(), swarm.size(), x, -heights[i], dot.name());
    }
  }

  private void interval(Mark.Interval interval) {
    double x = middle(interval.category());
    double mean = Math.min(MOST_MEAN, layout.slot() * MEAN_SHARE);
    double cap = Math.min(CAP, mean / 2);
    body.line(
        x - mean, y(interval.estimate()), x + mean, y(interval.estimate()), Svg.HEAVY, Svg.BLACK);
    double low = Math.min(bottom, y(interval.low()));
    double high = Math.max(top, y(interval.high()));
    body.line(x, low, x, high, Svg.THIN, Svg.BLACK);
    end(x, low, cap, y(interval.low()) > bottom ? -ARROW : 0);
    end(x, high, cap, y(interval.high()) < top ? ARROW : 0);
  }

  /** The end of a bar: a cap, or an arrow where the bar leaves the axis. */
  private void end(double x, double y, double cap, double arrow) {
    if (arrow == 0) {
      body.line(x - cap, y, x + cap, y, Svg.THIN, Svg.BLACK);
      return;
    }
    body.line(x - cap, y + arrow, x, y, Svg.THIN, Svg.BLACK);
    body.line(x + cap, y + arrow, x, y, Svg.THIN, Svg.BLACK);
  }

  static void dashes(Svg body, double from, double to, double y) {
    body.element(
        "line",
        "x1",
        from,
        "y1",
        y,
        "x2",
        to,
        "y2",
        y,
        "stroke",
        Svg.GREY,
        "stroke-width",
        Svg.THIN,
        "stroke-dasharray",
        "2 2");
  }

  private double middle(int category) {
    return layout.left() + (category + 0.5) * layout.slot();
  }

  /** May lie outside the axis, also at infinity. */
  private double y(double value) {
    return bottom + (top - bottom) * plot.y().position(value);
  }
}
