package org.readout.analysis;

import java.util.Arrays;

/**
 * Pearson's χ² of a table of counts. With expected counts below five the law is rough; take the
 * exact test.
 *
 * @param chiSquare the statistic, without continuity correction
 * @param yates with Yates' correction; the same as the other where the table is not two by two
 */
public record ChiSquareTable(double chiSquare, double yates, int df) {

  /** Needs two rows and two columns with an event in each. */
  public static Outcome<ChiSquareTable> of(double[][] counts) {
    int columns = counts.length == 0 ? 0 : counts[0].length;
    double[] ofColumn = new double[columns];
    double[] ofRow = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns; j++) {
        ofColumn[j] += counts[i][j];
        ofRow[i] += counts[i][j];
      }
    }
    double total = Arrays.stream(ofRow).sum();
    if (counts.length < 2
        || columns < 2
        || Arrays.stream(ofRow).anyMatch(sum -> sum == 0)
        || Arrays.stream(ofColumn).anyMatch(sum -> sum == 0)) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double shift = counts.length == 2 && columns == 2 ? 0.5 : 0;
    double plain = 0;
    double corrected = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = ofRow[i] * ofColumn[j] / total;
        double distance = Math.abs(counts[i][j] - expected);
        double nearer = distance - Math.min(shift, distance);
        plain += distance * distance / expected;
        corrected += nearer * nearer / expected;
      }
    }
    int df = (counts.length - 1) * (columns - 1);
    return Outcome.found(new ChiSquareTable(plain, corrected, df));
  }

  public double p() {
    return Tails.chiSquare(chiSquare, df);
  }

  public double yatesP() {
    return Tails.chiSquare(yates, df);
  }
}
