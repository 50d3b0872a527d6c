package org.readout.analysis.figure;

import java.util.List;
import java.util.Optional;
import org.readout.analysis.figure.Axis.Category;

/**
 * Where the parts of a plot stand across the figure, so that no text meets another.
 *
 * @param left the y axis, in points from the figure's left edge
 * @param slot the width of a category
 * @param titleLines the y title, turned; empty when it stands above the plot
 * @param titleIndent where the y title begins, from the left margin
 * @param titleAbove whether the y title is too long to be turned
 */
record PlotLayout(
    double left,
    double slot,
    CategoryLabels labels,
    boolean legendBeside,
    List<String> titleLines,
    double titleIndent,
    boolean titleAbove) {
  static final double LEGEND_GAP = 10;

  /** Categories stand no further apart than they need: 17 mm, or 40 mm for long names. */
  private static final double USUAL_SLOT = 17 * SvgRenderer.POINTS_PER_MM;

  private static final double WIDEST_SLOT = 40 * SvgRenderer.POINTS_PER_MM;
  private static final double TICK_ROOM = 4;
  private static final double TITLE_GAP = 4;
  private static final int MOST_TITLE_LINES = 2;

  private record Across(double left, double slot, CategoryLabels labels, boolean legendBeside) {}

  double right() {
    return left + slot * labels.names().size();
  }

  static PlotLayout of(Panel.Plot plot, double width) {
    double height = plot.heightMm() * SvgRenderer.POINTS_PER_MM;
    List<String> title = Lettering.wrap(Lettering.clean(plot.y().title()), height, Svg.LABEL_SIZE);
    boolean above = title.size() > MOST_TITLE_LINES;
    List<String> turned = above ? List.of() : title;
    double titleWidth =
        turned.isEmpty() ? 0 : turned.size() * Svg.LABEL_SIZE * Svg.LEADING + TITLE_GAP;
    double leftmost = SvgRenderer.MARGIN + titleWidth + tickLabels(plot.y()) + TICK_ROOM;
    Across across = across(plot, width, height, leftmost);
    double indent = across.left - leftmost;
    return new PlotLayout(
        across.left, across.slot, across.labels, across.legendBeside, turned, indent, above);
  }

  private static double tickLabels(Axis.Scale y) {
    return y.ticks().stream()
        .mapToDouble(tick -> Lettering.width(tick.label(), Svg.SMALL_SIZE))
        .max()
        .orElse(0);
  }

  private static Across across(Panel.Plot plot, double width, double height, double left) {
    List<Category> categories = plot.x().categories();
    int n = categories.size();
    double room = width - SvgRenderer.MARGIN - left;
    LegendDrawing legend = new LegendDrawing(plot);
    double beside = legend.isEmpty() ? 0 : LEGEND_GAP + legend.listWidth(height);
    Optional<CategoryLabels> usual = CategoryLabels.upright(categories, USUAL_SLOT);
    if (usual.isPresent() && n * USUAL_SLOT + beside <= room) {
      return new Across(left, USUAL_SLOT, usual.get(), true);
    }
    for (double widest : new double[] {USUAL_SLOT, WIDEST_SLOT}) {
      double slot = Math.min(widest, room / n);
      Optional<CategoryLabels> upright = CategoryLabels.upright(categories, slot);
      if (upright.isPresent()) {
        return new Across(left, slot, upright.get(), false);
      }
    }
    return slanted(categories, width - SvgRenderer.MARGIN, left)
        .orElseGet(
            () ->
                new Across(
                    left,
                    Math.min(USUAL_SLOT, room / n),
                    CategoryLabels.letters(categories),
                    false));
  }

  /** Slanted names may need a wider left margin, which makes the slots narrower, and so on. */
  private static Optional<Across> slanted(List<Category> categories, double right, double least) {
    double left = least;
    for (int attempt = 0; attempt < 8; attempt++) {
      double slot = Math.min(USUAL_SLOT, (right - left) / categories.size());
      Optional<CategoryLabels> labels = CategoryLabels.slanted(categories, slot);
      if (labels.isEmpty()) {
        return Optional.empty();
      }
      double need = labels.get().leftMargin(slot);
      if (need <= left) {
        return Optional.of(new Across(left, slot, labels.get(), false));
      }
      left = need + Svg.HAIRLINE;
    }
    return Optional.empty();
  }
}
