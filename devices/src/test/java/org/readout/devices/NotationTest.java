package org.readout.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.devices.Reading.Status;

final class NotationTest {
  /** The sign is a choice for the whole table, so that one cell reads differently in two tables. */
  @ParameterizedTest(name = "{1} beside {0} is {2}")
  @CsvSource({
    "0.5, 1.25, 1.25",
    "0.5, '36,431.130', 36431.13",
    "0.5, '100,000,000.000', 1e8",
    "0.5, '12,345', 12345",
    "'0,5', '1,234', 1.234",
    "'0,5', '1.234,5', 1234.5",
    "7, '2,07', 2.07",
    "0.5, 1.03E+00, 1.03",
    "0.5, -4, -4",
    "0.5, 2.5347222222222221E-3, 0.0025347222222222221",
    "0.5, .25, 0.25"
  })
  void reads_a_number_in_the_light_of_its_table(String other, String cell, double number) {
    assertThat(beside(other, cell).number(cell)).isEqualTo(number);
  }

  /**
   * With decimal points and decimal commas in one table, three digits after a comma are a riddle.
   */
  @Test
  void never_guesses_a_comma_in_a_mixed_table() throws VendorFileException {
    Notation mixed = Notation.of(sheet("0.03\t0,02\t1,234\n"));
    assertThat(mixed.number("0,02")).isEqualTo(0.02);
    assertThat(mixed.number("1,234")).isNaN();
    assertThat(mixed.reading(null, "1,234", Unit.ONE).status()).isEqualTo(Status.ERROR);
  }

  /** Counts with a sign between thousands, or absorbances with three decimals: nothing tells. */
  @Test
  void never_guesses_where_every_comma_stands_before_three_digits() throws VendorFileException {
    Notation riddle = Notation.of(sheet("12,345\t1,234\t7\n"));
    assertThat(riddle.number("1,234")).isNaN();
    assertThat(riddle.number("7")).isEqualTo(7);
  }

  @ParameterizedTest(name = "{0} is no number")
  @CsvSource({
    "NaN",
    "Infinity",
    "0x10",
    "1f",
    "1d",
    "1e",
    "e5",
    "--1",
    "1.2.3",
    "-",
    "+",
    "1 2",
    "1e999",
    "1e301"
  })
  void takes_nothing_for_a_number_that_is_none(String cell) {
    assertThat(Notation.point().reading(null, cell, Unit.ONE).quantity()).isNull();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "OVRFLW, OVER_RANGE, ",
    "Over, OVER_RANGE, ",
    ">4200.000, OVER_RANGE, 4200",
    "> Max, OVER_RANGE, ",
    "<0.000, UNDER_RANGE, 0",
    "#Low, UNDER_RANGE, ",
    "*0.356*, MASKED, 0.356",
    "Masked, MASKED, ",
    "MISSED, NOT_MEASURED, ",
    "n/a, NOT_MEASURED, ",
    "Undetermined, NOT_DETECTED, ",
    "NaN, ERROR, ",
    "?????, ERROR, ",
    "Invalid, ERROR, ",
    "#DIV/0!, ERROR, ",
    "a word nobody knows, ERROR, "
  })
  void gives_each_word_its_status(String cell, Status status, Double number) {
    Reading reading = Notation.point().reading(null, cell, Unit.ONE);
    assertThat(reading.status()).isEqualTo(status);
    assertThat(reading.quantity())
        .isEqualTo(number == null ? null : new Quantity(number, Unit.ONE));
  }

  @ParameterizedTest(name = "{0} is {1} s")
  @CsvSource({"26:04:22, 93862", "0:00.210, 0.21", "0:01:30, 90", "1:30, 90"})
  void reads_a_clock(String clock, double seconds) {
    assertThat(Elapsed.seconds(clock)).isEqualTo(seconds);
  }

  private static Notation beside(String other, String cell) {
    try {
      return Notation.of(sheet(other + "\t" + cell + "\n"));
    } catch (VendorFileException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Sheet sheet(String text) throws VendorFileException {
    return ExportedFile.of("cells", text.getBytes(StandardCharsets.UTF_8)).first();
  }
}
