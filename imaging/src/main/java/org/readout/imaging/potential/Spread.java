package org.readout.imaging.potential;

import java.util.Arrays;

/**
 * How a number is spread over the cells of a field. Cells of a field are not independent: this
 * describes the field, it is no basis for a test.
 *
 * @param cells how many have the number
 * @param sd standard deviation of cells (n − 1); refused below two cells
 */
public record Spread(int cells, Estimate mean, Estimate median, Estimate sd) {
  static Spread of(double[] values) {
    int n = values.length;
    if (n == 0) {
      Estimate none = Estimate.refused(Refusal.NO_CELLS);
      return new Spread(0, none, none, none);
    }
    double mean = Arrays.stream(values).sum() / n;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return new Spread(
        n,
        Estimate.of(mean),
        Estimate.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2),
        n < 2 ? Estimate.refused(Refusal.NO_CELLS) : Estimate.of(Math.sqrt(squares / (n - 1))));
  }
}
