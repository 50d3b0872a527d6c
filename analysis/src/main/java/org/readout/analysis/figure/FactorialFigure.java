package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.readout.analysis.figure.TreatmentFigure.AxisKind;
import org.readout.analysis.figure.TreatmentFigure.Comparison;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;

/**
 * Two factors: the treatments side by side, and every experiment a line through them, so that one
 * sees whether an effect comes back on every day, and whether the steps of the second factor are
 * alike (no interaction).
 *
 * @param measure the y title, with its unit
 * @param groups treatments in the order of the axis; wells are not drawn
 * @param joined runs of places that one line goes through, usually one run per level of the factor
 *     that is held
 * @param comparisons simple effects
 * @param interaction the interaction in words, for the caption
 */
public record FactorialFigure(
    String measure,
    List<Group> groups,
    List<List<Integer>> joined,
    List<Comparison> comparisons,
    String interaction,
    double widthMm) {
  /** Of a slot, that all lines together may take. */
  private static final double LINES_SHARE = 0.5;

  private static final double LARGEST_STEP = 0.1;

  public FactorialFigure {
    groups = List.copyOf(groups);
    joined = joined.stream().map(List::copyOf).toList();
    comparisons = List.copyOf(comparisons);
    for (List<Integer> run : joined) {
      for (int place : run) {
        Objects.checkIndex(place, groups.size());
      }
    }
  }

  /** The figure, with a caption that says what lines and n are. */
  public Figure figure() {
    TreatmentFigure plain =
        new TreatmentFigure(
            measure, groups, comparisons, null, AxisKind.LINEAR, "experiment", "mean", widthMm);
    TreatmentAxis fitted = TreatmentAxis.of(plain);
    Map<String, Glyph> glyphs = glyphs();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Estimate estimate = groups.get(i).estimate();
      if (estimate != null) {
        marks.add(new Mark.Interval(i, estimate.value(), estimate.low(), estimate.high()));
      }
    }
    marks.addAll(traces(glyphs));
    for (Comparison comparison : comparisons) {
      int first = Math.min(comparison.left(), comparison.right());
      int last = Math.max(comparison.left(), comparison.right());
      marks.add(new Mark.Bracket(first, last, comparison.text()));
    }
    TreatmentText text = new TreatmentText(plain, glyphs.size(), fitted, "");
    Panel panel =
        new Panel.Plot(categories(), fitted.scale(), text.heightMm(), marks, text.legend(glyphs));
    String caption = text.caption() + " Lines join one experiment. " + interaction;
    return new Figure(
        widthMm, "", text.description() + " " + interaction, panel, caption.strip(), "");
  }

  private List<Mark> traces(Map<String, Glyph> glyphs) {
    List<Mark> traces = new ArrayList<>();
    List<String> names = List.copyOf(glyphs.keySet());
    double step = Math.min(LARGEST_STEP, LINES_SHARE / Math.max(1, names.size() - 1));
    for (int e = 0; e < names.size(); e++) {
      double aside = (e - (names.size() - 1) / 2.0) * step;
      Glyph glyph = Objects.requireNonNull(glyphs.get(names.get(e)));
      for (List<Integer> run : joined) {
        List<Mark.Stop> stops = stops(run, names.get(e), glyph);
        if (!stops.isEmpty()) {
          traces.add(new Mark.Trace(stops, aside));
        }
      }
    }
    return traces;
  }

  private List<Mark.Stop> stops(List<Integer> run, String experiment, Glyph glyph) {
    List<Mark.Stop> stops = new ArrayList<>();
    for (int place : run) {
      Group group = groups.get(place);
      for (Value value : group.values()) {
        if (value.experiment().equals(experiment)) {
          String name =
              "%s, experiment %s: %s"
                  .formatted(group.name(), experiment, TreatmentText.plain(value.value()));
          stops.add(new Mark.Stop(place, new Mark.Dot(value.value(), glyph, name)));
        }
      }
    }
    return stops;
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
      for (Value value : group.values()) {
        glyphs.computeIfAbsent(value.experiment(), name -> Glyph.of(glyphs.size()));
      }
    }
    return glyphs;
  }
}
