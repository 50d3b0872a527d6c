package org.readout.analysis.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;

/**
 * What a treatment figure says in words: legend, caption and description.
 *
 * @param inside what the small points are
 */
record TreatmentText(TreatmentFigure figure, int experiments, TreatmentAxis axis, String inside) {
  /** More keys than this are noise. */
  private static final int MOST_KEYS = 10;

  private static final double ONE_COLUMN_HEIGHT_MM = 45;
  private static final double PAGE_HEIGHT_MM = 55;
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final int LONGEST_PLAIN = 6;

  double heightMm() {
    return figure.widthMm() > Figure.ONE_COLUMN_MM ? PAGE_HEIGHT_MM : ONE_COLUMN_HEIGHT_MM;
  }

  Panel.Legend legend(Map<String, Glyph> glyphs) {
    String unit = figure.unit();
    String title =
        unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1);
    List<Panel.Key> keys =
        experiments > MOST_KEYS
            ? List.of()
            : glyphs.entrySet().stream()
                .map(entry -> new Panel.Key(entry.getValue(), entry.getKey()))
                .toList();
    return new Panel.Legend(title, keys);
  }

  String caption() {
    StringJoiner caption = new StringJoiner(" ");
    boolean wells = figure.groups().stream().anyMatch(group -> !group.wells().isEmpty());
    caption.add(
        (wells ? "Each large point" : "Each point")
            + " is one "
            + figure.unit()
            + "; n counts them.");
    if (experiments <= Glyph.DISTINCT) {
      caption.add("Same shape and colour: same " + figure.unit() + ".");
    }
    if (wells) {
      caption.add("Small points: " + inside + ".");
    }
    boolean any = figure.groups().stream().anyMatch(group -> group.estimate() != null);
    boolean all = figure.groups().stream().allMatch(group -> group.estimate() != null);
    if (any) {
      caption.add("Line and bar: " + figure.estimator() + " with 95 % confidence interval.");
    }
    if (!all) {
      caption.add("Points without a line: no interval can be given.");
    }
    if (axis.cutsIntervals()) {
      caption.add("Arrow: the interval goes on beyond the axis.");
    }
    if (axis.refusedLog()) {
      caption.add("The axis is linear because not every value is above zero.");
    }
    return caption.toString();
  }

  String description() {
    StringJoiner description = new StringJoiner(" ");
    description.add(figure.measure() + " by treatment.");
    for (Group group : figure.groups()) {
      Estimate estimate = group.estimate();
      String found =
          estimate == null
              ? "."
              : ", "
                  + figure.estimator()
                  + " "
                  + plain(estimate.value())
                  + ", 95 % confidence interval "
                  + plain(estimate.low())
                  + " to "
                  + plain(estimate.high())
                  + ".";
      description.add(group.name() + ": n = " + group.values().size() + found);
    }
    for (TreatmentFigure.Comparison comparison : figure.comparisons()) {
      description.add(
          figure.groups().get(comparison.left()).name()
              + " against "
              + figure.groups().get(comparison.right()).name()
              + ": "
              + comparison.text()
              + ".");
    }
    return description.toString();
  }

  /** Four significant digits, as a plain number where that is short. */
  static String plain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "minus infinity";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return Ticks.minus(
        Math.abs(magnitude) < LONGEST_PLAIN ? rounded.toPlainString() : rounded.toString());
  }
}
