package org.readout.analysis.curve;

import java.util.Arrays;

/**
 * The fraction affected by every pair of doses of two drugs in one experiment: 0 as the untreated,
 * 1 for all; scatter may carry it beyond. The first dose of each drug is zero, so that the first
 * row and the first column are the drugs alone. Immutable.
 */
public final class DoseMatrix {
  private final double[] rowDoses;
  private final double[] columnDoses;
  private final double[][] affected;

  private DoseMatrix(double[] rowDoses, double[] columnDoses, double[][] affected) {
    this.rowDoses = rowDoses;
    this.columnDoses = columnDoses;
    this.affected = affected;
  }

  /**
   * @param rowDoses of the one drug, ascending from 0
   * @param columnDoses of the other
   * @param affected by row and column
   * @throws IllegalArgumentException when the shape does not fit, doses do not ascend from 0, or a
   *     number is not finite
   */
  public static DoseMatrix of(double[] rowDoses, double[] columnDoses, double[][] affected) {
    requireDoses(rowDoses);
    requireDoses(columnDoses);
    if (affected.length != rowDoses.length
        || !Arrays.stream(affected)
            .allMatch(
                row ->
                    row.length == columnDoses.length
                        && Arrays.stream(row).allMatch(Double::isFinite))) {
      throw new IllegalArgumentException("one finite response for each pair of doses");
    }
    return new DoseMatrix(
        rowDoses.clone(),
        columnDoses.clone(),
        Arrays.stream(affected).map(double[]::clone).toArray(double[][]::new));
  }

  private static void requireDoses(double[] doses) {
    boolean ascending = doses.length > 1 && doses[0] == 0;
    for (int i = 1; i < doses.length; i++) {
      ascending &= doses[i] > doses[i - 1] && doses[i] < Double.POSITIVE_INFINITY;
    }
    if (!ascending) {
      throw new IllegalArgumentException("doses ascend from 0: " + Arrays.toString(doses));
    }
  }

  public int rows() {
    return rowDoses.length;
  }

  public int columns() {
    return columnDoses.length;
  }

  public double rowDose(int row) {
    return rowDoses[row];
  }

  public double columnDose(int column) {
    return columnDoses[column];
  }

  public double affected(int row, int column) {
    return affected[row][column];
  }

  /** The column drug at each dose of the row drug; stays a copy. */
  DoseSeries row(int row) {
    return DoseSeries.of(columnDoses, affected[row]);
  }

  DoseSeries column(int column) {
    return DoseSeries.of(
        rowDoses, Arrays.stream(affected).mapToDouble(row -> row[column]).toArray());
  }
}
