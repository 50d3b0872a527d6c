package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.figure.TreatmentFigure.AxisKind;
import org.readout.analysis.figure.TreatmentFigure.Comparison;
import org.readout.analysis.figure.TreatmentFigure.Estimate;

/**
 * Cells and experiments in one figure: every cell a speck in the colour and shape of its
 * experiment, every experiment's mean a large point, the estimate over experiments with its 95 %
 * confidence interval, and comparisons as brackets. n is the number of large points.
 *
 * @param measure the y title, with its unit
 * @param reference a dashed line, for example at the control; null for none
 * @param estimator what the line is
 * @param mostCells of a treatment that are drawn; of more, evenly spaced ranks of each experiment
 * @see <a href="https://doi.org/10.1083/jcb.202001064">Lord et al. 2020, SuperPlots, J. Cell Biol.
 *     219:e202001064</a>
 */
public record SuperPlot(
    String measure,
    List<Group> groups,
    List<Comparison> comparisons,
    Mark.@Nullable Rule reference,
    AxisKind axis,
    String estimator,
    int mostCells,
    double widthMm) {
  /** More specks than this in one category merge to a stain. */
  private static final int USUAL_CELLS = 600;

  private static final int ONE_COLUMN_HOLDS = 4;

  /**
   * Share of cells on either side that may stand beyond the axis, so that they do not squash it.
   */
  private static final double BEYOND = 0.002;

  /** One treatment; the estimate is null when there is none, as for a single experiment. */
  public record Group(String name, List<Experiment> experiments, @Nullable Estimate estimate) {
    public Group {
      experiments = List.copyOf(experiments);
    }
  }

  /**
   * One experiment of a treatment.
   *
   * @param mean as the statistics have it, which need not be that of the cells shown
   */
  public record Experiment(String name, double mean, List<Double> cells) {
    public Experiment {
      cells = List.copyOf(cells);
      Axis.requireFinite(mean);
      cells.forEach(Axis::requireFinite);
    }
  }

  public SuperPlot {
    groups = List.copyOf(groups);
    comparisons = List.copyOf(comparisons);
    if (groups.isEmpty() || mostCells < 1) {
      throw new IllegalArgumentException("a figure has at least one treatment and one cell");
    }
  }

  /** A linear figure of means, one column wide up to four treatments, else the page. */
  public static SuperPlot of(String measure, List<Group> groups) {
    double width = groups.size() <= ONE_COLUMN_HOLDS ? Figure.ONE_COLUMN_MM : Figure.TWO_COLUMNS_MM;
    return new SuperPlot(
        measure, groups, List.of(), null, AxisKind.LINEAR, "mean", USUAL_CELLS, width);
  }

  public SuperPlot comparing(List<Comparison> brackets) {
    return new SuperPlot(measure, groups, brackets, reference, axis, estimator, mostCells, widthMm);
  }

  /**
   * @param text what the line is, for the legend
   */
  public SuperPlot reference(double value, String text) {
    Mark.Rule line = new Mark.Rule(value, text);
    return new SuperPlot(measure, groups, comparisons, line, axis, estimator, mostCells, widthMm);
  }

  public SuperPlot logarithmic() {
    return new SuperPlot(
        measure, groups, comparisons, reference, AxisKind.LOG10, estimator, mostCells, widthMm);
  }

  /** The same figure whose lines are, for example, geometric means. */
  public SuperPlot estimatedBy(String newEstimator) {
    return new SuperPlot(
        measure, groups, comparisons, reference, axis, newEstimator, mostCells, widthMm);
  }

  public SuperPlot showing(int cells) {
    return new SuperPlot(measure, groups, comparisons, reference, axis, estimator, cells, widthMm);
  }

  public SuperPlot wide(double newWidthMm) {
    return new SuperPlot(
        measure, groups, comparisons, reference, axis, estimator, mostCells, newWidthMm);
  }

  /** The figure, with a caption that says what points, lines and n are and how many are shown. */
  public Figure figure() {
    Map<String, Glyph> glyphs = glyphs();
    TreatmentFigure means = means();
    TreatmentAxis fitted = TreatmentAxis.of(means);
    List<Mark> marks = new ArrayList<>();
    if (reference != null) {
      marks.add(reference);
    }
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      marks.add(new Mark.Cloud(i, specks(group, glyphs, fitted.scale())));
      Estimate estimate = group.estimate();
      if (estimate != null) {
        marks.add(new Mark.Interval(i, estimate.value(), estimate.low(), estimate.high()));
      }
      marks.add(new Mark.Swarm(i, Mark.Size.LARGE, dots(group, glyphs)));
    }
    for (Comparison comparison : comparisons) {
      int first = Math.min(comparison.left(), comparison.right());
      int last = Math.max(comparison.left(), comparison.right());
      marks.add(new Mark.Bracket(first, last, comparison.text()));
    }
    TreatmentText text = new TreatmentText(means, glyphs.size(), fitted, "single cells");
    Panel panel =
        new Panel.Plot(categories(), fitted.scale(), text.heightMm(), marks, text.legend(glyphs));
    String caption = text.caption() + " " + new CellCount(this, fitted.scale()).sentence();
    return new Figure(widthMm, "", text.description(), panel, caption, "");
  }

  /** The cells of an experiment that are drawn, in rising order. */
  List<Double> shown(Group group, Experiment experiment) {
    int all = group.experiments().stream().mapToInt(one -> one.cells().size()).sum();
    double[] ascending = experiment.cells().stream().mapToDouble(c -> c).sorted().toArray();
    int n =
        all <= mostCells
            ? ascending.length
            : (int) Math.max(1, Math.floor((double) mostCells * ascending.length / all));
    List<Double> shown = new ArrayList<>();
    for (int k = 0; k < Math.min(n, ascending.length); k++) {
      // The middle rank of each of n equal parts, so that the shape of the cloud stays.
      shown.add(ascending[(int) ((k + 0.5) * ascending.length / n)]);
    }
    return shown;
  }

  /** The same treatments with, in place of cells, the ends of what the axis must hold. */
  private TreatmentFigure means() {
    List<TreatmentFigure.Group> bare = new ArrayList<>();
    for (Group group : groups) {
      List<TreatmentFigure.Value> values =
          group.experiments().stream()
              .map(one -> new TreatmentFigure.Value(one.name(), one.mean()))
              .toList();
      bare.add(new TreatmentFigure.Group(group.name(), values, ends(group), group.estimate()));
    }
    return new TreatmentFigure(
        measure, bare, comparisons, reference, axis, "experiment", estimator, widthMm);
  }

  private static List<TreatmentFigure.Value> ends(Group group) {
    double[] ascending =
        group.experiments().stream()
            .flatMap(one -> one.cells().stream())
            .mapToDouble(cell -> cell)
            .sorted()
            .toArray();
    if (ascending.length == 0) {
      return List.of();
    }
    int beyond = (int) Math.floor(BEYOND * ascending.length);
    String any = group.experiments().get(0).name();
    return Arrays.stream(new int[] {beyond, ascending.length - 1 - beyond})
        .mapToObj(rank -> new TreatmentFigure.Value(any, ascending[rank]))
        .toList();
  }

  private Axis.Categories categories() {
    return new Axis.Categories(
        "",
        groups.stream()
            .map(one -> new Axis.Category(one.name(), "n = " + one.experiments().size()))
            .toList());
  }

  /** Experiments in the order in which they first appear. */
  private Map<String, Glyph> glyphs() {
    Map<String, Glyph> glyphs = new LinkedHashMap<>();
    for (Group group : groups) {
      for (Experiment one : group.experiments()) {
        glyphs.computeIfAbsent(one.name(), name -> Glyph.of(glyphs.size()));
      }
    }
    return glyphs;
  }

  private List<Mark.Speck> specks(Group group, Map<String, Glyph> glyphs, Axis.Scale scale) {
    List<Mark.Speck> specks = new ArrayList<>();
    for (Experiment one : group.experiments()) {
      Glyph glyph = Objects.requireNonNull(glyphs.get(one.name()));
      for (double cell : shown(group, one)) {
        if (CellCount.isOn(scale, cell)) {
          specks.add(new Mark.Speck(cell, glyph));
        }
      }
    }
    return specks;
  }

  private List<Mark.Dot> dots(Group group, Map<String, Glyph> glyphs) {
    List<Mark.Dot> dots = new ArrayList<>();
    for (Experiment one : group.experiments()) {
      String name =
          "%s, experiment %s: %s, %d cells"
              .formatted(
                  group.name(), one.name(), TreatmentText.plain(one.mean()), one.cells().size());
      dots.add(new Mark.Dot(one.mean(), Objects.requireNonNull(glyphs.get(one.name())), name));
    }
    return dots;
  }
}
