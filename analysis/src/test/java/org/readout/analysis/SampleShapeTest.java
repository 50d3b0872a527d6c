package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SampleShapeTest {

  @Test
  void few_or_equal_values_have_no_shape() {
    double[] same = {4, 4, 4, 4, 4, 4, 4, 4};
    assertThat(AndersonDarling.of(1, 2, 3).refusal()).contains(Refusal.TOO_FEW_VALUES);
    assertThat(AndersonDarling.of(same).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(DAgostinoPearson.of(same).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(ExtremeDeviates.of(same, 3, 0.05).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(ExtremeDeviates.of(new double[] {1, 2}, 1, 0.05).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
  }

  /** Two outliers that hide each other from a single step are found by two. */
  @Test
  void masked_outliers_are_found_together() {
    double[] values = {9.8, 10.1, 10, 9.9, 10.2, 10.05, 9.95, 10.1, 20, 20.1};
    assertThat(ExtremeDeviates.of(values, 1, 0.05).orElseThrow().outliers()).isZero();
    assertThat(ExtremeDeviates.of(values, 3, 0.05).orElseThrow().outliers()).isEqualTo(2);
  }

  @Property(tries = 100)
  void w_does_not_know_the_unit(
      @ForAll @Size(min = 3, max = 30) List<@IntRange(min = -50, max = 50) Integer> numbers) {
    double[] values = numbers.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] scaled = numbers.stream().mapToDouble(value -> 3 - 0.25 * value).toArray();
    Outcome<ShapiroWilk> test = ShapiroWilk.of(values);
    assertThat(test.refusal()).isEqualTo(ShapiroWilk.of(scaled).refusal());
    test.statistic()
        .ifPresent(
            here -> {
              assertThat(here.p()).isBetween(Double.MIN_VALUE, 1.0);
              assertThat(ShapiroWilk.of(scaled).orElseThrow().w())
                  .isCloseTo(here.w(), within(1e-12));
            });
  }
}
