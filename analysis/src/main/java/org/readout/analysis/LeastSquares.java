package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What columns leave unexplained: an orthogonal basis is built from left to right, columns that are
 * combinations of earlier ones are passed over, and the values are projected away from it. No
 * normal equations, so that nothing is squared on the way.
 */
final class LeastSquares {
  /** Share of a column's length below which the rest is rounding. */
  private static final double RANK_TOLERANCE = 1e-10;

  private final double[] values;
  private final double[] residual;
  private final List<double[]> basis = new ArrayList<>();

  private LeastSquares(double[] values) {
    this.values = values;
    this.residual = values.clone();
  }

  static LeastSquares of(double[] values, List<double[]> columns) {
    LeastSquares fit = new LeastSquares(values);
    for (double[] column : columns) {
      if (column.length != values.length) {
        throw new IllegalArgumentException("as many values as rows of the model");
      }
      fit.add(column);
    }
    fit.project(fit.residual);
    return fit;
  }

  int rank() {
    return basis.size();
  }

  double residualSquares() {
    return dot(residual, residual);
  }

  /** Whether what is left is rounding of the values. */
  boolean residualIsRounding() {
    return residualSquares() <= RANK_TOLERANCE * RANK_TOLERANCE * dot(values, values);
  }

  private void add(double[] column) {
    double[] rest = column.clone();
    double whole = Math.sqrt(dot(rest, rest));
    project(rest);
    double left = Math.sqrt(dot(rest, rest));
    if (left > RANK_TOLERANCE * whole) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] /= left;
      }
      basis.add(rest);
    }
  }

  /** Twice, because one pass of Gram-Schmidt loses orthogonality. */
  private void project(double[] vector) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] unit : basis) {
        double length = dot(vector, unit);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= length * unit[i];
        }
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
