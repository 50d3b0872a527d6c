package org.readout.imaging.potential.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class AssignmentTest {
  @Property(tries = 300)
  void is_as_cheap_as_the_cheapest_of_all_ways(
      @ForAll @IntRange(min = 0, max = 6) int rows,
      @ForAll @IntRange(min = 0, max = 2) int spare,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] cost = new double[rows][rows + spare];
    for (double[] row : cost) {
      // Whole numbers, so that ties are common.
      Arrays.setAll(row, column -> random.nextInt(-5, 9));
    }
    int[] chosen = Assignment.cheapest(cost);
    assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(rows);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += cost[row][chosen[row]];
    }
    assertThat(sum).isCloseTo(cheapest(cost, 0, 0), within(1e-9));
  }

  @Test
  void refuses_more_rows_than_columns() {
    assertThatThrownBy(() -> Assignment.cheapest(new double[][] {{1}, {2}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double cheapest(double[][] cost, int row, int taken) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < cost[row].length; column++) {
      if ((taken & 1 << column) == 0) {
        best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, taken | 1 << column));
      }
    }
    return best;
  }
}
