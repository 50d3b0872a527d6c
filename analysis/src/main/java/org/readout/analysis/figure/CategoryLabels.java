package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readout.analysis.figure.Axis.Category;
import org.readout.analysis.figure.Svg.Anchor;

/**
 * The names under a categorical axis, whole whatever their length: upright and wrapped where they
 * fit, else slanted, else as letters that are spelled out below.
 *
 * @param slanted whether the names run upward to their tick at 45°
 * @param names the lines of each name
 * @param notes the line under each name
 * @param spelled what the letters stand for; empty unless letters are used
 */
record CategoryLabels(
    boolean slanted, List<List<String>> names, List<String> notes, List<String> spelled) {
  private static final double SIZE = Svg.LABEL_SIZE;
  private static final double LINE = SIZE * Svg.LEADING;
  private static final double NOTE_LINE = Svg.SMALL_SIZE * Svg.LEADING;
  private static final double BELOW_AXIS = 5;
  private static final double APART = 3;
  private static final int MOST_LINES = 4;

  /** The length of slanted lines, in points: 17, 24, 31 or 38 mm, the shortest that will do. */
  private static final double[] SLANTS = {48, 68, 88, 108};

  private static final double SLANT = StrictMath.sqrt(0.5);

  static Optional<CategoryLabels> upright(List<Category> categories, double slot) {
    return wrapped(false, categories, slot - APART, MOST_LINES)
        .filter(
            labels ->
                labels.notes.stream()
                    .allMatch(note -> Lettering.width(note, Svg.SMALL_SIZE) <= slot - APART));
  }

  static Optional<CategoryLabels> slanted(List<Category> categories, double slot) {
    int lines = (int) Math.floor(slot * SLANT / LINE);
    for (double width : SLANTS) {
      Optional<CategoryLabels> labels = wrapped(true, categories, width, lines);
      if (labels.isPresent()) {
        return labels;
      }
    }
    return Optional.empty();
  }

  static CategoryLabels letters(List<Category> categories) {
    List<List<String>> names = new ArrayList<>();
    List<String> spelled = new ArrayList<>();
    for (Category category : categories) {
      String letter = letter(names.size());
      names.add(List.of(letter));
      spelled.add(letter + ": " + Lettering.clean(category.name()));
    }
    return new CategoryLabels(false, names, notes(categories), spelled);
  }

  private static Optional<CategoryLabels> wrapped(
      boolean slanted, List<Category> categories, double width, int mostLines) {
    List<List<String>> names = new ArrayList<>();
    for (Category category : categories) {
      String name = Lettering.clean(category.name());
      List<String> lines = Lettering.wrap(name, width, SIZE);
      if (Lettering.widestPiece(name, SIZE) > width || lines.size() > mostLines) {
        return Optional.empty();
      }
      names.add(lines);
    }
    return Optional.of(new CategoryLabels(slanted, names, notes(categories), List.of()));
  }

  private static List<String> notes(List<Category> categories) {
    return categories.stream().map(category -> Lettering.clean(category.note())).toList();
  }

  /** A to Z, then AA to AZ and on. */
  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** How far the left margin must reach so that no slanted name leaves the figure. */
  double leftMargin(double slot) {
    double need = 0;
    for (int i = 0; slanted && i < names.size(); i++) {
      double aside = (names.get(i).size() - 1) / 2.0 * LINE / SLANT;
      double reach = longest(i) * SLANT + aside + APART;
      need = Math.max(need, SvgRenderer.MARGIN + reach - (i + 0.5) * slot);
    }
    return need;
  }

  private double longest(int i) {
    return names.get(i).stream().mapToDouble(line -> Lettering.width(line, SIZE)).max().orElse(0);
  }

  /** Draws below the axis and answers the y below everything. */
  double draw(Svg body, double left, double slot, double axisY) {
    double y = axisY + BELOW_AXIS;
    if (slanted) {
      y = drawNotes(body, left, slot, y);
      return drawSlanted(body, left, slot, y);
    }
    int most = 0;
    for (int i = 0; i < names.size(); i++) {
      double x = left + (i + 0.5) * slot;
      List<String> lines = names.get(i);
      for (int k = 0; k < lines.size(); k++) {
        body.text(x, y + SIZE * Svg.ASCENT + k * LINE, SIZE, Anchor.MIDDLE, lines.get(k));
      }
      most = Math.max(most, lines.size());
    }
    return drawNotes(body, left, slot, y + most * LINE);
  }

  private double drawNotes(Svg body, double left, double slot, double top) {
    int most = 0;
    for (int i = 0; i < notes.size(); i++) {
      double x = left + (i + 0.5) * slot;
      boolean fits = Lettering.width(notes.get(i), Svg.SMALL_SIZE) <= slot - APART;
      double size = fits ? Svg.SMALL_SIZE : Svg.SMALLEST_SIZE;
      List<String> lines = Lettering.wrap(notes.get(i), slot - 1, size);
      for (int k = 0; k < lines.size(); k++) {
        double y = top + size * Svg.ASCENT + k * NOTE_LINE;
        body.text(x, y, size, Anchor.MIDDLE, lines.get(k));
      }
      most = Math.max(most, lines.size());
    }
    return top + most * NOTE_LINE;
  }

  private double drawSlanted(Svg body, double left, double slot, double top) {
    double bottom = top;
    for (int i = 0; i < names.size(); i++) {
      List<String> lines = names.get(i);
      for (int k = 0; k < lines.size(); k++) {
        // Lines stand side by side along the axis, all ending at the same height.
        double aside = (k - (lines.size() - 1) / 2.0) * LINE / SLANT;
        double x = left + (i + 0.5) * slot + aside + SIZE / 4;
        double y = top + SIZE * SLANT;
        body.turned(x, y, -45, SIZE, Anchor.END, lines.get(k));
        bottom = Math.max(bottom, y + (Lettering.width(lines.get(k), SIZE) + 2) * SLANT);
      }
    }
    return bottom;
  }
}
