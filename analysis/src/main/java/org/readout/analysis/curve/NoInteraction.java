package org.readout.analysis.curve;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * What two drugs would do together if they had nothing to do with each other: there are several
 * opinions. The excess is what they do beyond; above zero is synergy. Never judge by a threshold of
 * the excess, only by its interval over experiments: {@link SynergyScore}.
 */
public sealed interface NoInteraction {
  /**
   * By Bliss: the drugs act independently, a + b − ab.
   *
   * @see <a href="https://doi.org/10.1111/j.1744-7348.1939.tb06990.x">Bliss 1939, Ann. Appl. Biol.
   *     26:585</a>
   */
  record Bliss() implements NoInteraction {
    @Override
    public double expected(DoseMatrix matrix, int row, int column) {
      return independent(matrix.affected(row, 0), matrix.affected(0, column));
    }
  }

  /** The better of the two alone. */
  record HighestSingleAgent() implements NoInteraction {
    @Override
    public double expected(DoseMatrix matrix, int row, int column) {
      return Math.max(matrix.affected(row, 0), matrix.affected(0, column));
    }
  }

  /**
   * By Loewe: a drug does not interact with itself, so that d₁/D₁(y) + d₂/D₂(y) = 1, where D(y) is
   * the dose of one drug alone with the response y. Solved exactly. A response that a drug alone
   * never reaches takes no dose of it into account.
   *
   * @param rowDrug fitted to the first column, in the unit of the matrix, rising with the dose
   * @param columnDrug fitted to the first row
   * @see <a href="https://doi.org/10.1007/BF01952257">Loewe 1928, Ergebn. Physiol. 27:47</a>
   */
  record Loewe(LogLogistic rowDrug, LogLogistic columnDrug) implements NoInteraction {
    private static final double TOLERANCE = 1e-14;
    private static final int MOST_STEPS = 1000;

    public Loewe {
      requireRising(rowDrug);
      requireRising(columnDrug);
    }

    @Override
    public double expected(DoseMatrix matrix, int row, int column) {
      double rowDose = matrix.rowDose(row);
      double columnDose = matrix.columnDose(column);
      if (rowDose == 0 || columnDose == 0) {
        return rowDose == 0 ? columnDrug.at(columnDose) : rowDrug.at(rowDose);
      }
      UnivariateFunction surplus =
          y -> share(rowDrug, rowDose, y) + share(columnDrug, columnDose, y) - 1;
      // The sum is above one at the better of the drugs alone, and zero beyond both plateaus.
      double low = Math.max(rowDrug.at(rowDose), columnDrug.at(columnDose));
      double high = Math.max(rowDrug.top(), columnDrug.top());
      return surplus.value(low) <= 0
          ? low
          : new BrentSolver(TOLERANCE, TOLERANCE).solve(MOST_STEPS, surplus, low, high);
    }

    private static double share(LogLogistic drug, double dose, double response) {
      if (response >= drug.top()) {
        return 0;
      }
      return response <= drug.bottom() ? Double.MAX_VALUE : dose / drug.inverse(response);
    }
  }

  /**
   * By zero interaction potency: Bliss of the fitted single curves instead of the measured ones.
   *
   * @see <a href="https://doi.org/10.1016/j.csbj.2015.09.001">Yadav et al. 2015, Comput. Struct.
   *     Biotechnol. J. 13:504</a>
   */
  record ZeroPotencyShift(LogLogistic rowDrug, LogLogistic columnDrug) implements NoInteraction {
    public ZeroPotencyShift {
      requireRising(rowDrug);
      requireRising(columnDrug);
    }

    @Override
    public double expected(DoseMatrix matrix, int row, int column) {
      return independent(rowDrug.at(matrix.rowDose(row)), columnDrug.at(matrix.columnDose(column)));
    }
  }

  /** The fraction affected without interaction, at a row and a column of the matrix. */
  double expected(DoseMatrix matrix, int row, int column);

  /** What was measured beyond what was expected. */
  default double excess(DoseMatrix matrix, int row, int column) {
    return matrix.affected(row, column) - expected(matrix, row, column);
  }

  /** Over all cells with both drugs: one number for one experiment. */
  default double meanExcess(DoseMatrix matrix) {
    double sum = 0;
    for (int row = 1; row < matrix.rows(); row++) {
      for (int column = 1; column < matrix.columns(); column++) {
        sum += excess(matrix, row, column);
      }
    }
    return sum / ((matrix.rows() - 1) * (matrix.columns() - 1));
  }

  private static double independent(double a, double b) {
    return a + b - a * b;
  }

  private static void requireRising(LogLogistic drug) {
    if (!(drug.slope() < 0 && drug.top() > drug.bottom())) {
      throw new IllegalArgumentException("the fraction affected rises with the dose: " + drug);
    }
  }
}
