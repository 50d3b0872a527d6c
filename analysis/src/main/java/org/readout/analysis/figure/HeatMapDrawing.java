package org.readout.analysis.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readout.analysis.figure.Panel.Cell;
import org.readout.analysis.figure.Svg.Anchor;

/** Draws a heat map: names, cells, then the key. */
final class HeatMapDrawing {
  private static final double WIDEST_CELL = 24 * SvgRenderer.POINTS_PER_MM;
  private static final double NAMES_GAP = 4;

  private final Svg body;
  private final Panel.HeatMap map;
  private final Axis.Linear scale;
  private final CellShape shape;
  private final CellLettering lettering;
  private final double left;
  private final double top;

  private HeatMapDrawing(Svg body, Panel.HeatMap map, double width, double start) {
    this.body = body;
    this.map = map;
    double beside = SvgRenderer.MARGIN + widest(map.rows()) + NAMES_GAP;
    int columns = map.columns().size();
    double size = Math.min(WIDEST_CELL, (width - SvgRenderer.MARGIN - beside) / columns);
    shape = new CellShape(CellLettering.isRound(map), size);
    left = Math.max(beside, (width - size * columns) / 2);
    top = start + Svg.SMALL_SIZE * Svg.LEADING + NAMES_GAP / 2;
    scale = CellLettering.scale(map);
    lettering = CellLettering.of(map, scale, shape);
  }

  /** Draws from a y downward and answers the y below everything. */
  static double draw(Svg body, Panel.HeatMap map, double width, double start) {
    HeatMapDrawing drawing = new HeatMapDrawing(body, map, width, start);
    drawing.names();
    drawing.cells();
    double below = drawing.y(map.rows().size() - 0.5) + NAMES_GAP * 1.5;
    return new HeatMapKey(map, drawing.scale, drawing.shape.round()).draw(body, width, below);
  }

  private static double widest(List<String> names) {
    return names.stream()
        .mapToDouble(name -> Lettering.width(Lettering.clean(name), Svg.SMALL_SIZE))
        .max()
        .orElse(0);
  }

  /** Every name that has room: all of them from 6 to 384 wells. */
  private void names() {
    int every = (int) Math.ceil((widest(map.columns()) + 1) / shape.size());
    for (int column = 0; column < map.columns().size(); column += every) {
      String name = map.columns().get(column);
      body.text(x(column), top - NAMES_GAP / 2, Svg.SMALL_SIZE, Anchor.MIDDLE, name);
    }
    every = (int) Math.ceil(Svg.SMALL_SIZE / shape.size());
    for (int row = 0; row < map.rows().size(); row += every) {
      double base = y(row) + Svg.SMALL_SIZE * Svg.CENTRED;
      body.text(left - NAMES_GAP, base, Svg.SMALL_SIZE, Anchor.END, map.rows().get(row));
    }
  }

  private void cells() {
    Map<Integer, Cell> byPlace = new HashMap<>();
    for (Cell cell : map.cells()) {
      byPlace.put(cell.row() * map.columns().size() + cell.column(), cell);
    }
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        Cell cell = byPlace.get(row * map.columns().size() + column);
        if (cell == null) {
          shape.empty(body, x(column), y(row));
        } else {
          cell(cell, x(column), y(row));
        }
      }
    }
  }

  private void cell(Cell cell, double x, double y) {
    String place = map.rows().get(cell.row()) + map.columns().get(cell.column()) + ": ";
    String note = cell.note().isBlank() ? "" : " (" + cell.note() + ")";
    if (cell instanceof Cell.Measured measured) {
      String tip = place + shown(measured.value()) + note;
      shape.measured(body, x, y, colour(measured.value()), tip);
    } else if (cell instanceof Cell.Flagged flagged) {
      String tip = place + shown(flagged.value()) + ", flagged" + note;
      shape.flagged(body, x, y, colour(flagged.value()), tip);
    } else {
      shape.missing(body, x, y, place + "no value" + note);
    }
    lettering.draw(body, x, y, cell, scale);
  }

  private static String shown(double value) {
    return Ticks.minus(Double.toString(value));
  }

  private String colour(double value) {
    return Ramp.colour(scale.position(value));
  }

  private double x(double column) {
    return left + (column + 0.5) * shape.size();
  }

  private double y(double row) {
    return top + (row + 0.5) * shape.size();
  }
}
