package org.readout.analysis.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readout.analysis.figure.Panel.Cell;
import org.readout.analysis.figure.Svg.Anchor;

/** Draws a heat map: names, cells, then the colour bar and what outline and hatching mean. */
final class HeatMapDrawing {
  private static final double WIDEST_CELL = 24 * SvgRenderer.POINTS_PER_MM;
  private static final double NAMES_GAP = 4;
  private static final double BAR_HEIGHT = 6;
  private static final double WIDEST_BAR = 60 * SvgRenderer.POINTS_PER_MM;
  private static final double LABELS_APART = 4;
  private static final int BAR_STEPS = 64;
  private static final double FLAGGED_EDGE = 1.4;
  private static final double KEY = 8;
  private static final int HATCHES = 5;

  private final Svg body;
  private final Panel.HeatMap map;
  private final Axis.Linear scale;
  private final CellLettering lettering;
  private final double left;
  private final double top;
  private final double cell;
  private final boolean round;

  private HeatMapDrawing(Svg body, Panel.HeatMap map, double width, double start) {
    this.body = body;
    this.map = map;
    double names = map.rows().stream().mapToDouble(HeatMapDrawing::nameWidth).max().orElse(0);
    double beside = SvgRenderer.MARGIN + names + NAMES_GAP;
    cell = Math.min(WIDEST_CELL, (width - SvgRenderer.MARGIN - beside) / map.columns().size());
    left = Math.max(beside, (width - cell * map.columns().size()) / 2);
    top = start + Svg.SMALL_SIZE * Svg.LEADING + NAMES_GAP / 2;
    round = CellLettering.isRound(map);
    scale = CellLettering.scale(map);
    lettering = CellLettering.of(map, scale, cell);
  }

  static double draw(Svg body, Panel.HeatMap map, double width, double start) {
    HeatMapDrawing drawing = new HeatMapDrawing(body, map, width, start);
    drawing.names();
    drawing.cells();
    return drawing.key(width);
  }

  private static double nameWidth(String name) {
    return Lettering.width(Lettering.clean(name), Svg.SMALL_SIZE);
  }

  /** Every name that has room: all of them from 6 to 384 wells. */
  private void names() {
    double widest = map.columns().stream().mapToDouble(HeatMapDrawing::nameWidth).max().orElse(0);
    int every = (int) Math.ceil((widest + 1) / cell);
    for (int column = 0; column < map.columns().size(); column += every) {
      double x = left + (column + 0.5) * cell;
      body.text(x, top - NAMES_GAP / 2, Svg.SMALL_SIZE, Anchor.MIDDLE, map.columns().get(column));
    }
    every = (int) Math.ceil(Svg.SMALL_SIZE / cell);
    for (int row = 0; row < map.rows().size(); row += every) {
      double y = top + (row + 0.5) * cell + Svg.SMALL_SIZE * 0.36;
      body.text(left - NAMES_GAP, y, Svg.SMALL_SIZE, Anchor.END, map.rows().get(row));
    }
  }

  private void cells() {
    Map<Integer, Cell> byPlace = new HashMap<>();
    for (Cell filled : map.cells()) {
      byPlace.put(filled.row() * map.columns().size() + filled.column(), filled);
    }
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        Cell filled = byPlace.get(row * map.columns().size() + column);
        double x = left + (column + 0.5) * cell;
        double y = top + (row + 0.5) * cell;
        if (filled == null) {
          shape(x, y, cell, Svg.WHITE, Svg.PALE, Svg.HAIRLINE, "");
        } else {
          cell(filled, x, y);
        }
      }
    }
  }

  private void cell(Cell filled, double x, double y) {
    String place = map.rows().get(filled.row()) + map.columns().get(filled.column());
    String note = filled.note().isBlank() ? "" : " (" + filled.note() + ")";
    if (filled instanceof Cell.Measured measured) {
      String tip = place + ": " + Ticks.minus(Double.toString(measured.value())) + note;
      value(x, y, measured.value(), false, tip);
      lettering.draw(body, x, y, filled, scale);
    } else if (filled instanceof Cell.Flagged flagged) {
      String tip =
          place + ": " + Ticks.minus(Double.toString(flagged.value())) + ", flagged" + note;
      value(x, y, flagged.value(), true, tip);
      lettering.draw(body, x, y, filled, scale);
    } else {
      missing(x, y, cell, place + ": no value" + note);
      lettering.draw(body, x, y, filled, scale);
    }
  }

  private void value(double x, double y, double value, boolean flagged, String tip) {
    String colour = Ramp.colour(scale.position(value));
    if (!flagged) {
      shape(x, y, cell, colour, Svg.GREY, Svg.HAIRLINE, tip);
      return;
    }
    flagged(x, y, cell, colour, tip);
  }

  /** A heavy outline and a corner, so that a flag is seen on any colour. */
  private void flagged(double x, double y, double size, String colour, String tip) {
    shape(x, y, size, colour, Svg.BLACK, Math.min(FLAGGED_EDGE, size / 8), tip);
    double corner = Math.max(2.5, Math.min(6, size * 0.2));
    double half = size * CellLettering.shareOfCell(round) / 2;
    double reach = round ? half * Math.sqrt(0.5) + corner * 0.7 : half;
    double right = x + reach;
    double upper = y - reach;
    String path =
        "M"
            + Svg.number(right - corner)
            + " "
            + Svg.number(upper)
            + "L"
            + Svg.number(right)
            + " "
            + Svg.number(upper)
            + "L"
            + Svg.number(right)
            + " "
            + Svg.number(upper + corner)
            + "Z";
    body.element("path", "d", path, "fill", Svg.BLACK);
  }

  private void missing(double x, double y, double size, String tip) {
    shape(x, y, size, Svg.WHITE, Svg.GREY, Svg.THIN, tip);
    double half = size * CellLettering.shareOfCell(round) / 2;
    for (int i = 1; i <= HATCHES; i++) {
      double reach = 2 * half * (2.0 * i / (HATCHES + 1) - 1) * (round ? Math.sqrt(0.5) : 1);
      // Along the line x + y = reach, until it leaves the circle or the square.
      double middle = reach / 2;
      double along =
          round
              ? Math.sqrt(Math.max(0, half * half / 2 - middle * middle))
              : half - Math.abs(middle);
      body.line(
          x + middle - along,
          y + middle + along,
          x + middle + along,
          y + middle - along,
          Svg.HAIRLINE,
          Svg.GREY);
    }
  }

  private void shape(
      double x, double y, double size, String fill, String edge, double width, String tip) {
    double half = size * CellLettering.shareOfCell(round) / 2;
    Object[] look = {"fill", fill, "stroke", edge, "stroke-width", width};
    Object[] place =
        round
            ? new Object[] {"d", Points.circle(x, y, half)}
            : new Object[] {
              "x", x - half, "y", y - half, "width", 2 * half, "height", 2 * half, "rx", half / 4
            };
    Object[] all = new Object[look.length + place.length];
    System.arraycopy(place, 0, all, 0, place.length);
    System.arraycopy(look, 0, all, place.length, look.length);
    String name = round ? "path" : "rect";
    if (tip.isEmpty()) {
      body.element(name, all);
    } else {
      body.named(tip, name, all);
    }
  }

  private double key(double width) {
    double y = top + map.rows().size() * cell + NAMES_GAP * 1.5;
    boolean anyValue = map.cells().stream().anyMatch(c -> !(c instanceof Cell.Missing));
    if (anyValue) {
      y = bar(width, y);
    }
    return marks(y);
  }

  private double bar(double width, double start) {
    String power = scale.power() == 0 ? "" : "  ×10" + Ticks.superscript(scale.power());
    double y = SvgRenderer.lines(body, map.measure() + power, width, start, Svg.LABEL_SIZE) + 2;
    List<Axis.Tick> ticks = scale.ticks();
    double widest = ticks.stream().mapToDouble(tick -> nameWidth(tick.label())).max().orElse(0);
    // The end labels stand half outside the bar.
    double from = SvgRenderer.MARGIN + widest / 2;
    double length = Math.min(WIDEST_BAR, width - 2 * from);
    for (int i = 0; i < BAR_STEPS; i++) {
      double x = from + length * i / BAR_STEPS;
      // Each step reaches under the next one, so that no white line shows between them.
      double reach = Math.min(from + length - x, 2 * length / BAR_STEPS);
      String colour = Ramp.colour((i + 0.5) / BAR_STEPS);
      body.element("rect", "x", x, "y", y, "width", reach, "height", BAR_HEIGHT, "fill", colour);
    }
    int every = (int) Math.ceil((widest + LABELS_APART) * (ticks.size() - 1) / length);
    for (int i = 0; i < ticks.size(); i++) {
      double x = from + length * ticks.get(i).position();
      body.line(x, y + BAR_HEIGHT, x, y + BAR_HEIGHT + 2, Svg.THIN, Svg.BLACK);
      double base = y + BAR_HEIGHT + 3 + Svg.SMALL_SIZE * Svg.ASCENT;
      if (i % every == 0) {
        body.text(x, base, Svg.SMALL_SIZE, Anchor.MIDDLE, ticks.get(i).label());
      }
    }
    return y + BAR_HEIGHT + 3 + Svg.SMALL_SIZE * Svg.LEADING;
  }

  /** What outline and hatching mean, where they occur. */
  private double marks(double start) {
    List<Class<? extends Cell>> special = List.of(Cell.Flagged.class, Cell.Missing.class);
    double x = SvgRenderer.MARGIN;
    double y = start + 2 + KEY / 2;
    boolean any = false;
    for (Class<? extends Cell> kind : special) {
      if (map.cells().stream().noneMatch(kind::isInstance)) {
        continue;
      }
      boolean flagged = kind == Cell.Flagged.class;
      if (flagged) {
        flagged(x + KEY / 2, y, KEY, Svg.WHITE, "");
      } else {
        missing(x + KEY / 2, y, KEY, "");
      }
      String text = flagged ? "flagged" : "no value";
      body.text(x + KEY + 3, y + Svg.SMALL_SIZE * 0.36, Svg.SMALL_SIZE, Anchor.START, text);
      x += KEY + 3 + Lettering.width(text, Svg.SMALL_SIZE) + KEY;
      any = true;
    }
    if (map.cells().size() < map.rows().size() * map.columns().size()) {
      shape(x + KEY / 2, y, KEY, Svg.WHITE, Svg.PALE, Svg.HAIRLINE, "");
      body.text(
          x + KEY + 3, y + Svg.SMALL_SIZE * 0.36, Svg.SMALL_SIZE, Anchor.START, "not in the data");
      any = true;
    }
    return any ? y + KEY / 2 : start;
  }
}
