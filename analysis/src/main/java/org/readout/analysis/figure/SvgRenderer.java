package org.readout.analysis.figure;

import java.util.List;
import org.readout.analysis.figure.Svg.Anchor;

/**
 * Draws any figure as SVG: the same bytes for the page, the report and the export. Text stays text,
 * lines are at least a quarter point, the ground is white, and one user unit is one point.
 */
public final class SvgRenderer {
  static final double POINTS_PER_MM = 72 / 25.4;

  /** White around the ink. */
  static final double MARGIN = 4;

  /** Running text leaves room for a machine whose fallback font is wider. */
  private static final double RUNNING_TEXT = 0.9;

  private static final String FONTS = "Helvetica, Arial, Liberation Sans, sans-serif";

  private SvgRenderer() {}

  /** A whole SVG document, without an XML declaration so that it can stand in a page. */
  public static String svg(Figure figure) {
    double width = figure.widthMm() * POINTS_PER_MM;
    Svg body = new Svg();
    double y = lines(body, figure.title(), width, MARGIN, Svg.TITLE_SIZE);
    if (y > MARGIN) {
      y += Svg.SMALL_SIZE;
    }
    y = panel(body, figure.panel(), width, y);
    if (!figure.caption().isBlank()) {
      y = lines(body, figure.caption(), width, y + Svg.SMALL_SIZE, Svg.SMALL_SIZE);
    }
    return document(figure, body, width, y + MARGIN);
  }

  private static double panel(Svg body, Panel panel, double width, double top) {
    if (panel instanceof Panel.Plot plot) {
      return PlotDrawing.draw(body, plot, width, top);
    }
    return HeatMapDrawing.draw(body, (Panel.HeatMap) panel, width, top);
  }

  private static String document(Figure figure, Svg body, double width, double height) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "role",
        "img",
        "width",
        Svg.number(width / POINTS_PER_MM) + "mm",
        "height",
        Svg.number(height / POINTS_PER_MM) + "mm",
        "viewBox",
        "0 0 " + Svg.number(width) + " " + Svg.number(height),
        "font-family",
        FONTS);
    svg.content("title", figure.title().isBlank() ? figure.description() : figure.title());
    svg.content("desc", figure.description());
    if (!figure.metadata().isBlank()) {
      svg.verbatim("metadata", figure.metadata());
    }
    svg.element("rect", "width", width, "height", height, "fill", Svg.WHITE);
    svg.append(body);
    svg.close("svg");
    return svg.toString();
  }

  /** Writes wrapped lines from the left margin and answers the y below them. */
  static double lines(Svg body, String text, double width, double top, double size) {
    List<String> lines =
        Lettering.wrap(Lettering.clean(text), RUNNING_TEXT * (width - 2 * MARGIN), size);
    double y = top;
    for (String line : lines) {
      body.text(MARGIN, y + size * Svg.ASCENT, size, Anchor.START, line);
      y += size * Svg.LEADING;
    }
    return y;
  }
}
