package org.readout.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
  @ParameterizedTest(name = "{0} {1} is {2} {3}")
  @CsvSource({
    "20, nM, 0.02, uM",
    "1, mg/mL, 1000, ug/mL",
    "1, g/L, 1, mg/mL",
    "37, °C, 310.15, K",
    "90, min, 1.5, h",
    "250, µm, 0.25, mm",
    "5, %, 0.05, 1"
  })
  void converts_within_a_dimension(double value, String from, double expected, String to) {
    Quantity quantity = new Quantity(value, Unit.parse(from).orElseThrow());
    assertThat(quantity.in(Unit.parse(to).orElseThrow())).isCloseTo(expected, within(1e-9));
  }

  @Test
  void refuses_to_turn_a_pixel_into_a_length() {
    assertThatThrownBy(() -> new Quantity(3, Unit.PIXEL).in(Unit.MICROMETRE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("{pixel} (PIXELS) cannot be given in um (LENGTH)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void is_never_a_number_that_is_none(double value) {
    assertThatThrownBy(() -> new Quantity(value, Unit.GRAM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void every_unit_reads_back_from_its_code_and_symbol(Unit unit) {
    assertThat(Unit.parse(unit.code())).contains(unit);
    if (!unit.symbol().isEmpty()) {
      assertThat(Unit.parse(unit.symbol())).contains(unit);
    }
  }

  @Test
  void both_micro_signs_and_a_plain_u_are_one() {
    assertThat(Unit.parse("\u00b5M"))
        .isEqualTo(Unit.parse("\u03bcM"))
        .isEqualTo(Unit.parse("uM"))
        .contains(Unit.MICROMOLAR);
    assertThat(Unit.parse("MM")).isEmpty();
  }

  @Property
  void there_and_back_is_the_same(@ForAll @DoubleRange(min = -1e6, max = 1e6) double celsius) {
    double kelvin = new Quantity(celsius, Unit.CELSIUS).in(Unit.KELVIN);
    assertThat(new Quantity(kelvin, Unit.KELVIN).in(Unit.CELSIUS)).isCloseTo(celsius, within(1e-9));
  }
}
