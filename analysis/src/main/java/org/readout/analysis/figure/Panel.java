package org.readout.analysis.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What fills a figure: a plot with axes, or a grid of coloured cells. */
public sealed interface Panel {

  /**
   * Marks over axes.
   *
   * @param heightMm of the area between the axes, 20 to 200
   * @param legend one key per series; its keys may be empty
   */
  record Plot(Axis.Categories x, Axis.Scale y, double heightMm, List<Mark> marks, Legend legend)
      implements Panel {
    public Plot {
      if (!(heightMm >= 20 && heightMm <= 200)) {
        throw new IllegalArgumentException("no such plot height: " + heightMm + " mm");
      }
      marks = List.copyOf(marks);
    }
  }

  /**
   * Cells coloured by value, with the number in the cell where it can be read. A position without a
   * cell is drawn as an empty outline.
   *
   * @param measure what the colour means, with its unit
   * @param rows row names, top to bottom
   * @param columns column names, left to right
   */
  record HeatMap(String measure, List<String> rows, List<String> columns, List<Cell> cells)
      implements Panel {
    public HeatMap {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      cells = List.copyOf(cells);
      if (rows.isEmpty() || columns.isEmpty()) {
        throw new IllegalArgumentException("a heat map has at least one row and one column");
      }
      Set<Integer> places = new HashSet<>();
      for (Cell cell : cells) {
        if (cell.row() < 0
            || cell.row() >= rows.size()
            || cell.column() < 0
            || cell.column() >= columns.size()) {
          throw new IllegalArgumentException("outside the grid: " + cell);
        }
        if (!places.add(cell.row() * columns.size() + cell.column())) {
          throw new IllegalArgumentException("two cells in one place: " + cell);
        }
      }
    }
  }

  /** One position of a heat map; row and column count from zero, top left. */
  sealed interface Cell {
    int row();

    int column();

    /** A second line in the cell where it fits (a treatment, a reason), and its tool tip. */
    String note();

    /**
     * @param value finite
     */
    record Measured(int row, int column, double value, String note) implements Cell {
      public Measured {
        Axis.requireFinite(value);
      }
    }

    /**
     * A value that a person should look at before trusting it; drawn with a heavy outline.
     *
     * @param value finite
     */
    record Flagged(int row, int column, double value, String note) implements Cell {
      public Flagged {
        Axis.requireFinite(value);
      }
    }

    /** No value (over range, masked, failed); drawn hatched, never as a colour. */
    record Missing(int row, int column, String note) implements Cell {}
  }

  /**
   * What shape and colour stand for.
   *
   * @param title what the keys have in common, for example {@code Experiment}
   */
  record Legend(String title, List<Key> keys) {
    public Legend {
      keys = List.copyOf(keys);
    }
  }

  /** One line of a legend. */
  record Key(Glyph glyph, String text) {}
}
