package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figure of an assay per treatment: every experiment a point of its own shape and colour over
 * all treatments, the estimate with its 95 % confidence interval, the wells pale behind (a
 * SuperPlot), and comparisons as brackets with their text.
 *
 * @param measure the y title, with its unit
 * @param reference a dashed line, for example at the vehicle's 100 %; null for none
 * @param unit what one point is, in the singular: experiment, animal
 * @param estimator what the line is: mean, model estimate
 * @see <a href="https://doi.org/10.1083/jcb.202001064">Lord et al. 2020, SuperPlots, J. Cell Biol.
 *     219:e202001064</a>
 */
public record TreatmentFigure(
    String measure,
    List<Group> groups,
    List<Comparison> comparisons,
    Mark.@Nullable Rule reference,
    AxisKind axis,
    String unit,
    String estimator,
    double widthMm) {
  private static final int ONE_COLUMN_HOLDS = 6;
  private static final double LARGEST = 1e100;

  /** How the y axis is divided. */
  public enum AxisKind {
    LINEAR,
    /** Falls back to linear, and says so in the caption, when a value is not above zero. */
    LOG10
  }

  /**
   * One treatment.
   *
   * @param values one for each experiment; their number is n
   * @param wells what was measured inside the experiments; may be empty
   * @param estimate null when there is none, as for a single experiment
   */
  public record Group(
      String name, List<Value> values, List<Value> wells, @Nullable Estimate estimate) {
    public Group {
      values = List.copyOf(values);
      wells = List.copyOf(wells);
      Set<String> seen = new HashSet<>();
      for (Value value : values) {
        if (!seen.add(value.experiment())) {
          throw new IllegalArgumentException(
              "two values of experiment " + value.experiment() + " in treatment " + name);
        }
      }
    }
  }

  /**
   * @param value finite, within ±1e100
   */
  public record Value(String experiment, double value) {
    public Value {
      requireDrawable(value);
    }
  }

  /**
   * @param low of the 95 % confidence interval; minus infinity when unbounded
   * @param high of the 95 % confidence interval; infinity when unbounded
   */
  public record Estimate(double value, double low, double high) {
    public Estimate {
      requireDrawable(value);
      if (!(low <= value && value <= high)) {
        throw new IllegalArgumentException(value + " is not between " + low + " and " + high);
      }
    }
  }

  /**
   * @param left the place of a treatment in the list, from zero
   * @param right the place of another
   * @param text as it is to be printed, for example {@code p = 0.0123}
   */
  public record Comparison(int left, int right, String text) {}

  public TreatmentFigure {
    groups = List.copyOf(groups);
    comparisons = List.copyOf(comparisons);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("a figure has at least one treatment");
    }
    for (Comparison comparison : comparisons) {
      int first = Math.min(comparison.left, comparison.right);
      int last = Math.max(comparison.left, comparison.right);
      if (first < 0 || last >= groups.size() || first == last) {
        throw new IllegalArgumentException("no such comparison: " + comparison);
      }
    }
  }

  /** A linear figure of means, one column wide up to six treatments, else the page. */
  public static TreatmentFigure of(String measure, List<Group> groups) {
    double width = groups.size() <= ONE_COLUMN_HOLDS ? Figure.ONE_COLUMN_MM : Figure.TWO_COLUMNS_MM;
    return new TreatmentFigure(
        measure, groups, List.of(), null, AxisKind.LINEAR, "experiment", "mean", width);
  }

  public TreatmentFigure comparing(List<Comparison> brackets) {
    return new TreatmentFigure(
        measure, groups, brackets, reference, axis, unit, estimator, widthMm);
  }

  /**
   * @param text what the line is, for the legend
   */
  public TreatmentFigure reference(double value, String text) {
    requireDrawable(value);
    Mark.Rule line = new Mark.Rule(value, text);
    return new TreatmentFigure(measure, groups, comparisons, line, axis, unit, estimator, widthMm);
  }

  public TreatmentFigure logarithmic() {
    return new TreatmentFigure(
        measure, groups, comparisons, reference, AxisKind.LOG10, unit, estimator, widthMm);
  }

  /** The same figure whose points are, for example, animals. */
  public TreatmentFigure each(String newUnit) {
    return new TreatmentFigure(
        measure, groups, comparisons, reference, axis, newUnit, estimator, widthMm);
  }

  /** The same figure whose lines are, for example, model estimates. */
  public TreatmentFigure estimatedBy(String newEstimator) {
    return new TreatmentFigure(
        measure, groups, comparisons, reference, axis, unit, newEstimator, widthMm);
  }

  public TreatmentFigure wide(double newWidthMm) {
    return new TreatmentFigure(
        measure, groups, comparisons, reference, axis, unit, estimator, newWidthMm);
  }

  /** The figure, with a caption that says what points, lines and n are. */
  public Figure figure() {
    Map<String, Glyph> glyphs = glyphs();
    TreatmentAxis fitted = TreatmentAxis.of(this);
    List<Mark> marks = new ArrayList<>();
    if (reference != null) {
      marks.add(reference);
    }
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      marks.add(new Mark.Swarm(i, Mark.Size.SMALL, dots(group, group.wells(), glyphs)));
      Estimate estimate = group.estimate();
      if (estimate != null) {
        marks.add(new Mark.Interval(i, estimate.value(), estimate.low(), estimate.high()));
      }
      marks.add(new Mark.Swarm(i, Mark.Size.LARGE, dots(group, group.values(), glyphs)));
    }
    for (Comparison comparison : comparisons) {
      int first = Math.min(comparison.left, comparison.right);
      int last = Math.max(comparison.left, comparison.right);
      marks.add(new Mark.Bracket(first, last, comparison.text));
    }
    TreatmentText text = new TreatmentText(this, glyphs.size(), fitted, "single measurements");
    Panel panel =
        new Panel.Plot(categories(), fitted.scale(), text.heightMm(), marks, text.legend(glyphs));
    return new Figure(widthMm, "", text.description(), panel, text.caption(), "");
  }

  private Axis.Categories categories() {
    return new Axis.Categories(
        "",
        groups.stream()
            .map(group -> new Axis.Category(group.name(), "n = " + group.values().size()))
            .toList());
  }

  /** Experiments in the order in which they first appear. */
  private Map<String, Glyph> glyphs() {
    Map<String, Glyph> glyphs = new LinkedHashMap<>();
    for (Group group : groups) {
      group
          .values()
          .forEach(v -> glyphs.computeIfAbsent(v.experiment(), k -> Glyph.of(glyphs.size())));
    }
    for (Group group : groups) {
      group
          .wells()
          .forEach(v -> glyphs.computeIfAbsent(v.experiment(), k -> Glyph.of(glyphs.size())));
    }
    return glyphs;
  }

  private List<Mark.Dot> dots(Group group, List<Value> values, Map<String, Glyph> glyphs) {
    List<Mark.Dot> dots = new ArrayList<>();
    for (Value value : values) {
      String name =
          group.name()
              + ", "
              + unit
              + " "
              + value.experiment()
              + ": "
              + TreatmentText.plain(value.value());
      Glyph glyph = Objects.requireNonNull(glyphs.get(value.experiment()));
      dots.add(new Mark.Dot(value.value(), glyph, name));
    }
    return dots;
  }

  private static void requireDrawable(double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException("cannot be drawn: " + value);
    }
  }
}
