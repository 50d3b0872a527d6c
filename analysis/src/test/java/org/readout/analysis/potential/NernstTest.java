package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.analysis.Interval;

class NernstTest {

  /** RT/F = 8.314462618 J/(mol·K) · T / 96485.33212 C/mol, by hand. */
  @ParameterizedTest(name = "at {0} °C: {1} mV")
  @CsvSource({"37, 26.7267", "20, 25.2617", "25, 25.6926"})
  void the_slope_is_rt_over_f(double celsius, double millivolts) {
    assertThat(new Nernst(celsius).slopeMillivolts()).isCloseTo(millivolts, within(5e-5));
  }

  /** exp(10/26.7267) = 1.4538; 26.7267 · ln 10 = 61.54. */
  @ParameterizedTest(name = "{0} of the dye is {1} mV")
  @CsvSource({"0.68786, 10", "1.45378, -10", "0.1, 61.540", "10, -61.540", "1, 0"})
  void less_dye_is_a_positive_change(double ratio, double millivolts) {
    Nernst body = new Nernst(37);
    assertThat(body.changeMillivolts(Math.log(ratio))).isCloseTo(millivolts, within(1e-3));
    assertThat(body.ratio(millivolts)).isCloseTo(ratio, within(1e-4 * ratio));
  }

  @Test
  void no_change_is_not_negative_zero() {
    assertThat(Double.compare(new Nernst(37).changeMillivolts(0), 0.0)).isZero();
  }

  @Test
  void the_ends_of_an_interval_change_places() {
    Interval change = new Nernst(37).changeMillivolts(new Interval(-1, 2, 0.95));
    assertThat(change.low()).isCloseTo(-53.4534, within(1e-3));
    assertThat(change.high()).isCloseTo(26.7267, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 61, 310, Double.NaN})
  void refuses_a_temperature_at_which_no_cell_lives(double celsius) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Nernst(celsius));
  }
}
