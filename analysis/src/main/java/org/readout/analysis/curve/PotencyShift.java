package org.readout.analysis.curve;

import java.util.OptionalDouble;

/**
 * The δ of zero interaction potency: each row and each column of a dose matrix is fitted by a curve
 * that starts where the other drug alone has come to, and δ is the mean of both fits less {@link
 * NoInteraction.ZeroPotencyShift}.
 *
 * @see <a href="https://doi.org/10.1016/j.csbj.2015.09.001">Yadav et al. 2015, Comput. Struct.
 *     Biotechnol. J. 13:504</a>
 */
public final class PotencyShift {
  private final DoseMatrix matrix;
  private final NoInteraction.ZeroPotencyShift reference;

  public PotencyShift(DoseMatrix matrix, NoInteraction.ZeroPotencyShift reference) {
    this.matrix = matrix;
    this.reference = reference;
  }

  /**
   * At a row and a column above zero.
   *
   * @return empty where the row or the column has no curve
   */
  public OptionalDouble delta(int row, int column) {
    double rowStart = reference.rowDrug().at(matrix.rowDose(row));
    double columnStart = reference.columnDrug().at(matrix.columnDose(column));
    DoseResponse alongRow = fit(matrix.row(row), rowStart);
    DoseResponse alongColumn = fit(matrix.column(column), columnStart);
    if (alongRow instanceof FittedCurve one && alongColumn instanceof FittedCurve other) {
      double fitted =
          (one.curve().at(matrix.columnDose(column)) + other.curve().at(matrix.rowDose(row))) / 2;
      return OptionalDouble.of(fitted - reference.expected(matrix, row, column));
    }
    return OptionalDouble.empty();
  }

  /** The dose of zero is known from the other drug's curve, and not fitted. */
  private static DoseResponse fit(DoseSeries series, double start) {
    return DoseResponse.fit(series.aboveZero(), CurveShape.threeParameters(start));
  }
}
