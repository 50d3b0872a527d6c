package org.readout.analysis.figure;

import java.util.List;

/** One thing drawn over axes. Categories count from zero, left to right. */
public sealed interface Mark {

  /**
   * Points of one category, moved sideways until they stand free of each other.
   *
   * @param size large for experimental units, small and pale for what was measured inside them
   */
  record Swarm(int category, Size size, List<Dot> dots) implements Mark {
    public Swarm {
      dots = List.copyOf(dots);
    }
  }

  /**
   * Very many points of one category as a cloud as wide as they are dense, behind everything else.
   */
  record Cloud(int category, List<Speck> specks) implements Mark {
    public Cloud {
      specks = List.copyOf(specks);
    }
  }

  /** One of very many points, too small for a name. */
  record Speck(double value, Glyph glyph) {
    public Speck {
      Axis.requireFinite(value);
    }
  }

  /**
   * Large points of one series joined by a line over categories, all shifted alike, so that the
   * lines of several series stand side by side.
   *
   * @param aside shift in slots, −0.5 to 0.5
   */
  record Trace(List<Stop> stops, double aside) implements Mark {
    public Trace {
      stops = List.copyOf(stops);
      if (!(Math.abs(aside) <= 0.5)) {
        throw new IllegalArgumentException("shifted out of its slot: " + aside);
      }
    }
  }

  /** A point of a trace. */
  record Stop(int category, Dot dot) {}

  /** The size of a point; points of different size are never confused. */
  enum Size {
    SMALL,
    LARGE
  }

  /**
   * A point.
   *
   * @param value in the unit of the y axis, finite
   * @param name what the point is, for its tool tip
   */
  record Dot(double value, Glyph glyph, String name) {
    public Dot {
      Axis.requireFinite(value);
    }
  }

  /**
   * An estimate as a short line with the bar of its confidence interval. A bar that leaves the axis
   * ends there in an arrow.
   *
   * @param low may lie outside the axis, also at minus infinity
   * @param high may lie outside the axis, also at infinity
   */
  record Interval(int category, double estimate, double low, double high) implements Mark {
    public Interval {
      Axis.requireFinite(estimate);
      if (!(low <= estimate && estimate <= high)) {
        throw new IllegalArgumentException(
            "the estimate " + estimate + " is not between " + low + " and " + high);
      }
    }
  }

  /** A comparison of two categories with its text (an exact p-value), above all points. */
  record Bracket(int left, int right, String text) implements Mark {
    public Bracket {
      if (left >= right) {
        throw new IllegalArgumentException(
            "a bracket goes from left to right: " + left + ", " + right);
      }
    }
  }

  /** A dashed line across the plot, for example at the vehicle's 100 %; named in the legend. */
  record Rule(double value, String text) implements Mark {
    public Rule {
      Axis.requireFinite(value);
    }
  }
}
