package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.readout.analysis.figure.Mark.Bracket;
import org.readout.analysis.figure.Svg.Anchor;

/**
 * Comparisons stacked in a strip of their own above the points: short ones below, none over another
 * and no text over another, whatever the length of the text.
 *
 * @param placed from the lowest level up
 * @param heightPoints of the whole strip; 0 without comparisons
 */
record Brackets(List<Placed> placed, double heightPoints) {
  private static final double SIZE = Svg.SMALL_SIZE;
  private static final double LINE = SIZE * Svg.LEADING;
  private static final double FOOT = 2.5;
  private static final double INSET = 2;
  private static final double APART = 4;

  /** Between the highest point and the lowest bracket. */
  private static final double CLEAR = 7;

  private static final double BETWEEN_LEVELS = 3;

  /**
   * @param aboveAxis of the bar, in points above the top of the axis
   */
  record Placed(double left, double right, double textX, List<String> lines, double aboveAxis) {
    private double width() {
      return lines.stream().mapToDouble(line -> Lettering.width(line, SIZE)).max().orElse(0);
    }

    private double from() {
      return Math.min(left, textX - width() / 2) - APART / 2;
    }

    private double to() {
      return Math.max(right, textX + width() / 2) + APART / 2;
    }

    private boolean meets(Placed other) {
      return from() < other.to() && other.from() < to();
    }

    /** Whether the bars share a stretch, so that the longer one belongs above. */
    private boolean isOver(Placed other) {
      return left < other.right && other.left < right;
    }

    private double height() {
      return lines.size() * LINE + FOOT + BETWEEN_LEVELS;
    }
  }

  /**
   * @param left of the first category's slot
   * @param figureWidth inside which all texts stay
   */
  static Brackets stack(List<Mark> marks, double left, double slot, double figureWidth) {
    List<Bracket> brackets = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark instanceof Bracket bracket) {
        brackets.add(bracket);
      }
    }
    brackets.sort(
        Comparator.comparingInt((Bracket bracket) -> bracket.right() - bracket.left())
            .thenComparingInt(Bracket::left));
    List<List<Placed>> levels = new ArrayList<>();
    for (Bracket bracket : brackets) {
      Placed flat = flat(bracket, left, slot, figureWidth);
      int level = levels.size();
      while (level > 0 && levels.get(level - 1).stream().noneMatch(flat::isOver)) {
        level--;
      }
      while (level < levels.size() && levels.get(level).stream().anyMatch(flat::meets)) {
        level++;
      }
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(flat);
    }
    return raised(levels);
  }

  private static Placed flat(Bracket bracket, double left, double slot, double figureWidth) {
    double from = left + (bracket.left() + 0.5) * slot + INSET;
    double to = left + (bracket.right() + 0.5) * slot - INSET;
    double room = figureWidth - 2 * SvgRenderer.MARGIN;
    List<String> lines = Lettering.wrap(Lettering.clean(bracket.text()), room, SIZE);
    Placed centred = new Placed(from, to, (from + to) / 2, lines, 0);
    double half = centred.width() / 2 + SvgRenderer.MARGIN;
    double textX = Math.max(half, Math.min(figureWidth - half, centred.textX));
    return new Placed(from, to, textX, lines, 0);
  }

  private static Brackets raised(List<List<Placed>> levels) {
    List<Placed> placed = new ArrayList<>();
    double height = levels.isEmpty() ? 0 : CLEAR;
    for (List<Placed> level : levels) {
      double above = height + FOOT;
      for (Placed flat : level) {
        placed.add(new Placed(flat.left, flat.right, flat.textX, flat.lines, above));
      }
      height += level.stream().mapToDouble(Placed::height).max().orElse(0);
    }
    return new Brackets(placed, height);
  }

  void draw(Svg body, double axisTop) {
    for (Placed bracket : placed) {
      double y = axisTop - bracket.aboveAxis;
      double left = bracket.left;
      double right = bracket.right;
      body.element(
          "path",
          "data-mark",
          "bracket",
          "d",
          Svg.polyline(left, y + FOOT, left, y, right, y, right, y + FOOT),
          "fill",
          "none",
          "stroke",
          Svg.BLACK,
          "stroke-width",
          Svg.THIN);
      double base = y - SIZE * Svg.DESCENT - 1 - (bracket.lines.size() - 1) * LINE;
      for (String line : bracket.lines) {
        body.text(bracket.textX, base, SIZE, Anchor.MIDDLE, line);
        base += LINE;
      }
    }
  }
}
