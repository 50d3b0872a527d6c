package org.readout.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {
  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "7, 111.6, 0 20 40 60 80 100 120, 0",
    "96, 104, 96 98 100 102 104, 0",
    "0.31, 1.5, 0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6, 0",
    "-5, 6, −6 −4 −2 0 2 4 6, 0",
    "-9, -2, −10 −8 −6 −4 −2 0, 0",
    "0, 0, 0.0 0.2 0.4 0.6 0.8 1.0, 0",
    "42, 42, 0 20 40 60 80 100, 0",
    "1e9, 1000000000.001, 0.0 0.5 1.0 1.5 2.0, 9",
    "101000, 390000, 0 100 200 300 400, 3",
    "0, 3e-7, 0 50 100 150 200 250 300, -9",
    "0, 1e-200, 0.0 0.2 0.4 0.6 0.8 1.0, 0"
  })
  void a_linear_axis_has_round_numbers(double low, double high, String labels, int power) {
    Axis.Linear axis = Axis.Linear.covering("", low, high);
    assertThat(labels(axis)).isEqualTo(labels);
    assertThat(axis.power()).isEqualTo(power);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "0.0112, 1.57, 0.01 0.1 1",
    "20, 80, 20 50 100",
    "42, 42, 20 50",
    "1, 1, 0.5 1 2",
    "1e-9, 2e3, 10⁻⁹ 10⁻⁷ 10⁻⁵ 10⁻³ 10⁻¹ 10¹ 10³",
    "1e-100, 1e100, 10⁻¹⁰⁰ 10⁻⁷¹ 10⁻⁴² 10⁻¹³ 10¹⁶ 10⁴⁵ 10⁷⁴",
    "20000000, 80000000, 2×10⁷ 5×10⁷ 10⁸"
  })
  void a_logarithmic_axis_has_decades(double low, double high, String labels) {
    assertThat(labels(Axis.Log10.covering("", low, high))).isEqualTo(labels);
  }

  private static String labels(Axis.Scale axis) {
    return axis.ticks().stream()
        .map(Axis.Tick::label)
        .filter(label -> !label.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @Property
  void a_linear_axis_holds_its_values(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double a,
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double b) {
    assertHolds(Axis.Linear.covering("", Math.min(a, b), Math.max(a, b)), a, b);
  }

  @Property
  void a_logarithmic_axis_holds_its_values(
      @ForAll @DoubleRange(min = -100, max = 100) double a,
      @ForAll @DoubleRange(min = -100, max = 100) double b) {
    double low = StrictMath.pow(10, Math.min(a, b));
    double high = StrictMath.pow(10, Math.max(a, b));
    assertHolds(Axis.Log10.covering("", low, high), low, high);
  }

  private static void assertHolds(Axis.Scale axis, double... values) {
    for (double value : values) {
      assertThat(axis.position(value)).isBetween(-1e-9, 1 + 1e-9);
    }
    assertThat(axis.ticks()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(axis.ticks().stream().map(Axis.Tick::position)).isSorted();
    assertThat(axis.ticks().stream().map(Axis.Tick::label).filter(label -> !label.isEmpty()))
        .doesNotHaveDuplicates()
        .hasSizeBetween(1, 12);
  }

  @Test
  void refuses_an_axis_that_cannot_be() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Axis.Linear("", 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Axis.Linear("", 0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Axis.Log10("", 0, 1));
  }
}
