package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class OrderTest {
  @Property(tries = 300)
  void agrees_with_sorting(
      @ForAll @Size(min = 1, max = 60) float @FloatRange(min = -1e30f, max = 1e30f) [] values,
      @ForAll @DoubleRange(min = 0, max = 1) double fraction) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = fraction * (sorted.length - 1);
    int below = (int) rank;
    double expected = sorted[below];
    if (rank > below) {
      expected += (rank - below) * ((double) sorted[below + 1] - sorted[below]);
    }
    assertThat(Order.quantile(values, values.length, fraction)).isEqualTo(expected);
  }

  @Property(tries = 200)
  void agrees_with_sorting_where_values_repeat(@ForAll @Size(min = 1, max = 40) int[] numbers) {
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i] % 4 / 2f * (numbers[i] % 2 == 0 ? -0f : 1f);
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double expected = (sorted[(n - 1) / 2] + (double) sorted[n / 2]) / 2;
    assertThat(Order.median(values, n) + 0.0).isEqualTo(expected + 0.0);
  }

  @Test
  void takes_only_as_many_as_it_is_told() {
    assertThat(Order.median(new float[] {3, 1, 2, -90, -90}, 3)).isEqualTo(2);
  }

  @Test
  void refuses_nothing() {
    assertThatThrownBy(() -> Order.median(new float[0], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
