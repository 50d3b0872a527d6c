package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The columns of a regression, each with its name. Immutable; a column is added by making a new
 * matrix.
 *
 * @param <R> what a row stands for: a well, a sum over wells, an animal
 */
public final class DesignMatrix<R> {
  /** Share of a column's length below which the rest is rounding. */
  private static final double RANK_TOLERANCE = 1e-10;

  private final List<R> rows;
  private final List<String> names;
  private final List<double[]> columns;

  private DesignMatrix(List<R> rows, List<String> names, List<double[]> columns) {
    this.rows = List.copyOf(rows);
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
  }

  public static <R> DesignMatrix<R> of(List<R> rows) {
    return new DesignMatrix<>(rows, List.of(), List.of());
  }

  /**
   * @throws IllegalArgumentException when the name is taken or a value is not finite
   */
  public DesignMatrix<R> with(String name, ToDoubleFunction<R> value) {
    double[] column = rows.stream().mapToDouble(value).toArray();
    for (double entry : column) {
      if (!Double.isFinite(entry)) {
        throw new IllegalArgumentException("column " + name + " holds " + entry);
      }
    }
    if (names.contains(name)) {
      throw new IllegalArgumentException("column " + name + " is there already");
    }
    List<String> moreNames = new ArrayList<>(names);
    moreNames.add(name);
    List<double[]> moreColumns = new ArrayList<>(columns);
    moreColumns.add(column);
    return new DesignMatrix<>(rows, moreNames, moreColumns);
  }

  List<String> names() {
    return names;
  }

  int rowCount() {
    return rows.size();
  }

  /** Stays ours; read only. */
  double[] column(int index) {
    return columns.get(index);
  }

  /**
   * The columns that are no combination of the ones before them, from left to right: the rule by
   * which R decides which coefficient is NA.
   */
  List<Integer> independent() {
    List<Integer> kept = new ArrayList<>();
    List<double[]> basis = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      double[] rest = columns.get(j).clone();
      double whole = norm(rest);
      // Twice, because one pass of Gram-Schmidt loses orthogonality.
      for (int pass = 0; pass < 2; pass++) {
        basis.forEach(unit -> subtractProjection(rest, unit));
      }
      double left = norm(rest);
      if (left > RANK_TOLERANCE * whole) {
        for (int i = 0; i < rest.length; i++) {
          rest[i] /= left;
        }
        basis.add(rest);
        kept.add(j);
      }
    }
    return kept;
  }

  private static void subtractProjection(double[] vector, double[] unit) {
    double dot = 0;
    for (int i = 0; i < vector.length; i++) {
      dot += vector[i] * unit[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= dot * unit[i];
    }
  }

  private static double norm(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
