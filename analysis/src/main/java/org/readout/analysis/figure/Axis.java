package org.readout.analysis.figure;

import java.util.List;

/** An axis with its title. */
public sealed interface Axis {
  /** What is shown, with its unit. */
  String title();

  /** Names side by side; the title may be empty. */
  record Categories(String title, List<Category> categories) implements Axis {
    public Categories {
      categories = List.copyOf(categories);
      if (categories.isEmpty()) {
        throw new IllegalArgumentException("an axis has at least one category");
      }
    }
  }

  /**
   * One name on an axis.
   *
   * @param note a short line under the name, for example {@code n = 4}; may be empty
   */
  record Category(String name, String note) {}

  /** An axis of numbers. */
  sealed interface Scale extends Axis {
    double from();

    double to();

    /** Where a value stands: 0 at {@link #from()}, 1 at {@link #to()}, beyond them outside. */
    double position(double value);

    /** In rising order; a tick without a label is a minor one. */
    List<Tick> ticks();

    /** The power of ten by which the labels must be multiplied; 0 when they are the values. */
    int power();
  }

  /**
   * @param position 0 to 1
   * @param label empty for a minor tick
   */
  record Tick(double position, String label) {}

  /** Equal steps are equal distances. */
  record Linear(String title, double from, double to) implements Scale {
    public Linear {
      requireRange(from, to);
    }

    /**
     * An axis between round numbers that holds both values and, where it costs little room, zero.
     *
     * @param low at most {@code high}, both within ±1e100
     */
    public static Linear covering(String title, double low, double high) {
      return Ticks.linearCovering(title, low, high);
    }

    @Override
    public double position(double value) {
      return (value - from) / (to - from);
    }

    @Override
    public List<Tick> ticks() {
      return Ticks.linear(this);
    }

    @Override
    public int power() {
      return Ticks.power(Math.max(Math.abs(from), Math.abs(to)));
    }
  }

  /** Equal ratios are equal distances. */
  record Log10(String title, double from, double to) implements Scale {
    public Log10 {
      requireRange(from, to);
      if (from <= 0) {
        throw new IllegalArgumentException("a logarithmic axis begins above zero, not at " + from);
      }
    }

    /**
     * An axis between round numbers that holds both values.
     *
     * @param low above zero and at most {@code high}, both between 1e-100 and 1e100
     */
    public static Log10 covering(String title, double low, double high) {
      return Ticks.log10Covering(title, low, high);
    }

    @Override
    public double position(double value) {
      if (value <= 0) {
        return Double.NEGATIVE_INFINITY;
      }
      double start = StrictMath.log10(from);
      return (StrictMath.log10(value) - start) / (StrictMath.log10(to) - start);
    }

    @Override
    public List<Tick> ticks() {
      return Ticks.log10(this);
    }

    @Override
    public int power() {
      return 0;
    }
  }

  /** Refuses what cannot be drawn. */
  static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
  }

  private static void requireRange(double from, double to) {
    requireFinite(from);
    requireFinite(to);
    if (from >= to) {
      throw new IllegalArgumentException("an axis goes up: " + from + " to " + to);
    }
  }
}
