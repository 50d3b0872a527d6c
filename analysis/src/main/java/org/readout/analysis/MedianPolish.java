package org.readout.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What rows and columns add to a plate, by medians taken away in turn, rows first; and what is left
 * of each well. The B-score is the residual over the plate's scaled median distance.
 *
 * @param overall the plate's level
 * @param rows what each row adds
 * @param columns what each column adds
 * @param residuals row by row
 * @param settled whether the residuals stopped moving before the iterations ran out
 * @see <a href="https://doi.org/10.1177/1087057103258285">Brideau 2003, J. Biomol. Screen.
 *     8:634</a>
 */
public record MedianPolish(
    double overall,
    List<Double> rows,
    List<Double> columns,
    List<List<Double>> residuals,
    boolean settled) {
  private static final int MOST_ITERATIONS = 10;

  /** Share of the residuals' sum that may still move, as in R's medpolish. */
  private static final double TOLERANCE = 0.01;

  /**
   * @param plate rows of wells, all of one length, none missing
   */
  public static MedianPolish of(double[][] plate) {
    double[][] rest = Arrays.stream(plate).map(double[]::clone).toArray(double[][]::new);
    double[] row = new double[rest.length];
    double[] column = new double[rest[0].length];
    double overall = 0;
    double before = 0;
    boolean settled = false;
    for (int iteration = 0; iteration < MOST_ITERATIONS && !settled; iteration++) {
      for (int i = 0; i < row.length; i++) {
        double median = FiveNumbers.median(rest[i]);
        row[i] += median;
        for (int j = 0; j < column.length; j++) {
          rest[i][j] -= median;
        }
      }
      overall += centred(column);
      for (int j = 0; j < column.length; j++) {
        int here = j;
        double median = FiveNumbers.median(Arrays.stream(rest).mapToDouble(r -> r[here]).toArray());
        column[j] += median;
        for (double[] wells : rest) {
          wells[j] -= median;
        }
      }
      overall += centred(row);
      double sum = Arrays.stream(rest).flatMapToDouble(Arrays::stream).map(Math::abs).sum();
      settled = sum == 0 || Math.abs(sum - before) < TOLERANCE * sum;
      before = sum;
    }
    List<List<Double>> residuals = new ArrayList<>();
    for (double[] wells : rest) {
      residuals.add(listed(wells));
    }
    return new MedianPolish(overall, listed(row), listed(column), List.copyOf(residuals), settled);
  }

  /** Row by row; refused where more than half of the residuals are the same. */
  public Outcome<List<List<Double>>> bScores() {
    double mad = mad();
    return mad == 0
        ? Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE)
        : Outcome.found(
            residuals.stream().map(row -> row.stream().map(r -> r / mad).toList()).toList());
  }

  /** The scaled median distance of the residuals from their median. */
  public double mad() {
    return FiveNumbers.scaledMad(
        residuals.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray());
  }

  /** Takes the median out of the effects and gives it back. */
  private static double centred(double[] effects) {
    double median = FiveNumbers.median(effects);
    for (int i = 0; i < effects.length; i++) {
      effects[i] -= median;
    }
    return median;
  }

  private static List<Double> listed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
