package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PValueTest {

  @ParameterizedTest
  @CsvSource({
    "0.0008, p = 0.0008",
    "0.000834, p = 0.00083",
    "0.01201594, p = 0.012",
    "0.73, p = 0.73",
    "0.05, p = 0.05",
    "0.04996, p = 0.04996",
    "0.05004, p = 0.05004",
    "0.0001, p = 0.0001",
    "0.000021, p = 2.1 × 10⁻⁵",
    "0.00002, p = 2.0 × 10⁻⁵",
    "2.088e-53, p = 2.1 × 10⁻⁵³",
    "4.9e-324, p < 10⁻³⁰⁰",
    "0, p < 10⁻³⁰⁰",
    "0.9999, p > 0.99",
    "1, p = 1"
  })
  void is_written_as_in_a_paper(double value, String text) {
    assertThat(new PValue(value).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.05, ''", "0.049, *", "0.0099, **", "0.0009, ***", "0.00009, ****"})
  void stars_are_decoration(double value, String stars) {
    assertThat(new PValue(value).stars()).isEqualTo(stars);
  }

  @Property
  void rounding_never_carries_it_over_the_convention(
      @ForAll @IntRange(min = 45_000_000, max = 55_000_000) int billionths) {
    double value = billionths / 1e9;
    double read = Double.parseDouble(new PValue(value).text().substring("p = ".length()));
    assertThat(Double.compare(read, 0.05)).isEqualTo(Double.compare(value, 0.05));
  }

  @Test
  void what_is_no_probability_is_refused() {
    assertThatThrownBy(() -> new PValue(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
