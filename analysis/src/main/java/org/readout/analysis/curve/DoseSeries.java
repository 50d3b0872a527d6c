package org.readout.analysis.curve;

import java.util.Arrays;

/** Responses at doses, in order of dose; replicates are rows with the same dose. Immutable. */
public final class DoseSeries {
  private final double[] doses;
  private final double[] responses;
  private final int missing;

  /** First row of each distinct dose, and the number of rows. */
  private final int[] starts;

  private DoseSeries(double[] doses, double[] responses, int missing) {
    this.doses = doses;
    this.responses = responses;
    this.missing = missing;
    int[] found = new int[doses.length + 1];
    int count = 0;
    for (int row = 0; row < doses.length; row++) {
      if (row == 0 || doses[row] != doses[row - 1]) {
        found[count++] = row;
      }
    }
    found[count] = doses.length;
    this.starts = Arrays.copyOf(found, count + 1);
  }

  /**
   * @param doses 0 or above, any unit
   * @param responses one per dose; NaN where nothing was measured, which is left out and counted
   * @throws IllegalArgumentException when lengths differ, a dose is negative or not finite, or a
   *     response infinite
   */
  public static DoseSeries of(double[] doses, double[] responses) {
    if (doses.length != responses.length) {
      throw new IllegalArgumentException("as many doses as responses");
    }
    int kept = 0;
    double[][] rows = new double[doses.length][];
    for (int row = 0; row < doses.length; row++) {
      if (!(doses[row] >= 0)
          || Double.isInfinite(doses[row])
          || Double.isInfinite(responses[row])) {
        throw new IllegalArgumentException(
            "row %d: dose %s, response %s".formatted(row, doses[row], responses[row]));
      }
      if (!Double.isNaN(responses[row])) {
        rows[kept++] = new double[] {doses[row], responses[row]};
      }
    }
    rows = Arrays.copyOf(rows, kept);
    Arrays.sort(rows, (a, b) -> Double.compare(a[0], b[0]));
    return new DoseSeries(column(rows, 0), column(rows, 1), doses.length - kept);
  }

  private static double[] column(double[][] rows, int index) {
    return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
  }

  /** How many responses were measured. */
  public int size() {
    return doses.length;
  }

  /** How many rows were left out because nothing was measured. */
  public int missing() {
    return missing;
  }

  /** How many different doses were given, zero included. */
  public int distinctDoses() {
    return starts.length - 1;
  }

  /** Ascending; stays ours, read only. */
  double[] doses() {
    return doses;
  }

  /** In the order of {@link #doses}; stays ours, read only. */
  double[] responses() {
    return responses;
  }

  double[] logDoses() {
    return Arrays.stream(doses).map(Math::log).toArray();
  }

  double dose(int level) {
    return doses[starts[level]];
  }

  int replicates(int level) {
    return starts[level + 1] - starts[level];
  }

  /** Of the rows from one dose up to, not including, another. */
  double mean(int fromLevel, int toLevel) {
    return Arrays.stream(responses, starts[fromLevel], starts[toLevel]).average().orElseThrow();
  }

  /** The rows without those at dose zero. */
  DoseSeries aboveZero() {
    int first = 0;
    while (first < doses.length && doses[first] == 0) {
      first++;
    }
    return of(
        Arrays.copyOfRange(doses, first, doses.length),
        Arrays.copyOfRange(responses, first, doses.length));
  }

  /** The smallest dose above zero; NaN where there is none. */
  double leastDose() {
    return Arrays.stream(doses).filter(dose -> dose > 0).findFirst().orElse(Double.NaN);
  }

  double greatestDose() {
    return doses[doses.length - 1];
  }

  /** Of the rows from one dose up to, not including, another, about their own mean. */
  double squaresAbout(int fromLevel, int toLevel) {
    double mean = Arrays.stream(responses, starts[fromLevel], starts[toLevel]).average().orElse(0);
    double squares = 0;
    for (int row = starts[fromLevel]; row < starts[toLevel]; row++) {
      squares += (responses[row] - mean) * (responses[row] - mean);
    }
    return squares;
  }

  /** Of replicates about the mean of their dose. */
  double pureError() {
    double squares = 0;
    for (int level = 0; level < distinctDoses(); level++) {
      squares += squaresAbout(level, level + 1);
    }
    return squares;
  }
}
