package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DescriptiveTest {

  /** R 4.2.2: t.test(extra[group == 1], data = sleep)$conf.int, Student 1908. */
  @Test
  void agrees_with_students_sleep_data() {
    Descriptive sleep = Descriptive.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    assertThat(sleep.mean()).isCloseTo(0.75, within(1e-15));
    assertThat(sleep.sd().orElseThrow()).isCloseTo(1.78901, within(5e-6));
    Interval interval = sleep.interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(-0.5297804, within(5e-8));
    assertThat(interval.high()).isCloseTo(2.0297804, within(5e-8));
  }

  @Test
  void one_experiment_has_no_scatter_and_no_interval() {
    Descriptive one = Descriptive.of(0.5);
    assertThat(one.sd()).isEmpty();
    assertThat(one.sem()).isEmpty();
    assertThat(one.interval(0.95)).isEmpty();
  }

  /** NIST StRD NumAcc4: mean 10000000.2, standard deviation exactly 0.1. */
  @Test
  void a_large_offset_costs_no_digits() {
    double[] values = new double[1001];
    values[0] = 10000000.2;
    for (int i = 1; i < values.length; i++) {
      values[i] = i % 2 == 1 ? 10000000.1 : 10000000.3;
    }
    assertThat(Descriptive.of(values).mean()).isCloseTo(10000000.2, within(2e-9));
    assertThat(Descriptive.of(values).sd().orElseThrow()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void nothing_and_infinity_are_refused() {
    assertThatThrownBy(Descriptive::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Descriptive.of(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
