package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import org.readout.analysis.figure.Svg.Anchor;

/**
 * The keys of a plot: its series, then its dashed lines. Stands beside the plot as a list, or below
 * it in rows.
 */
final class LegendDrawing {
  private static final double SIZE = Svg.SMALL_SIZE;
  private static final double LINE = SIZE * 1.5;
  private static final double SWATCH = 11;
  private static final double APART = 9;

  /** A list beside the plot is no wider than this. */
  private static final double WIDEST_LIST = 40 * SvgRenderer.POINTS_PER_MM;

  private final String title;
  private final List<Entry> entries = new ArrayList<>();

  private sealed interface Entry {
    String text();

    record Series(Glyph glyph, String text) implements Entry {}

    record Dashes(String text) implements Entry {}
  }

  LegendDrawing(Panel.Plot plot) {
    title = plot.legend().keys().isEmpty() ? "" : Lettering.clean(plot.legend().title());
    for (Panel.Key key : plot.legend().keys()) {
      entries.add(new Entry.Series(key.glyph(), Lettering.clean(key.text())));
    }
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Rule rule) {
        entries.add(new Entry.Dashes(Lettering.clean(rule.text())));
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The width as a list; infinite when a list would be too wide or higher than the plot. */
  double listWidth(double plotHeight) {
    double widest = Lettering.width(title, SIZE);
    for (Entry entry : entries) {
      widest = Math.max(widest, SWATCH + Lettering.width(entry.text(), SIZE));
    }
    boolean fits = widest <= WIDEST_LIST && (entries.size() + 1) * LINE <= plotHeight;
    return fits ? widest : Double.POSITIVE_INFINITY;
  }

  void drawList(Svg body, double x, double top) {
    double y = top + SIZE * Svg.ASCENT;
    if (!title.isEmpty()) {
      body.text(x, y, SIZE, Anchor.START, title);
      y += LINE;
    }
    for (Entry entry : entries) {
      drawEntry(body, entry, x, y, entry.text());
      y += LINE;
    }
  }

  /** Draws rows over the figure's width and answers the y below them. */
  double drawRows(Svg body, double figureWidth, double top) {
    double right = figureWidth - SvgRenderer.MARGIN;
    double x = SvgRenderer.MARGIN;
    double y = top + SIZE * Svg.ASCENT;
    if (!title.isEmpty()) {
      List<String> lines = Lettering.wrap(title, right - x, SIZE);
      for (int k = 0; k < lines.size(); k++) {
        y += k == 0 ? 0 : LINE;
        body.text(x, y, SIZE, Anchor.START, lines.get(k));
      }
      x += Lettering.width(lines.isEmpty() ? "" : lines.get(lines.size() - 1), SIZE) + APART;
    }
    for (Entry entry : entries) {
      double width = SWATCH + Lettering.width(entry.text(), SIZE);
      if (x > SvgRenderer.MARGIN && x + width > right) {
        x = SvgRenderer.MARGIN;
        y += LINE;
      }
      List<String> lines = Lettering.wrap(entry.text(), right - x - SWATCH, SIZE);
      drawEntry(body, entry, x, y, lines.isEmpty() ? "" : lines.get(0));
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        y += LINE;
        body.text(x + SWATCH, y, SIZE, Anchor.START, line);
      }
      x = lines.size() > 1 ? right : x + width + APART;
    }
    return y + SIZE * Svg.DESCENT;
  }

  private static void drawEntry(Svg body, Entry entry, double x, double y, String text) {
    double middle = y - SIZE * Svg.CENTRED;
    if (entry instanceof Entry.Series series) {
      Points.draw(body, series.glyph(), Mark.Size.LARGE, x + 3, middle, "");
    } else {
      PlotDrawing.dashes(body, x - 0.5, x + SWATCH - 3, middle);
    }
    body.text(x + SWATCH, y, SIZE, Anchor.START, text);
  }
}
