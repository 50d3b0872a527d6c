package org.readout.analysis.assay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.analysis.Interval;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "0.4859, 49",
    "0.0123, 1.2",
    "0.00456, 0.46",
    "1.234, 123",
    "0, 0",
    "1, 100",
    "0.996, 99.6",
    "1.004, 100.4"
  })
  void a_ratio_is_a_percentage_of_two_digits_that_never_rounds_to_all(double ratio, String text) {
    assertThat(Wording.percent(ratio)).isEqualTo(text);
  }

  @Test
  void the_level_of_an_interval_keeps_its_digits() {
    assertThat(Wording.percents(new Interval(0.5, 0.99, 0.999))).isEqualTo("99.9 % CI 50–99 %");
  }
}
