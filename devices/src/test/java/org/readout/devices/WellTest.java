package org.readout.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WellTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "A1, 0, 0",
    "a01, 0, 0",
    "H12, 7, 11",
    " b 7 , 1, 6",
    "P24, 15, 23",
    "Z1, 25, 0",
    "AA1, 26, 0",
    "AF48, 31, 47",
    "A:1, 0, 0",
    "C-03, 2, 2"
  })
  void reads_the_ways_in_which_people_write_a_well(String text, int row, int column) {
    assertThat(Well.parse(text)).contains(new Well(row, column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "1", "A0", "A49", "AG1", "AAA1", "1A", "A1B", "A1.0", "A-", "µ1"})
  void knows_what_is_no_well(String text) {
    assertThat(Well.parse(text)).isEmpty();
  }

  @Property
  void a_name_reads_back_as_its_well(
      @ForAll @IntRange(max = 31) int row, @ForAll @IntRange(max = 47) int column) {
    Well well = new Well(row, column);
    assertThat(Well.parse(well.toString())).contains(well);
  }

  @Test
  void refuses_a_position_off_every_plate() {
    assertThatThrownBy(() -> new Well(32, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such well: row 32, column 0");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 2, 3",
    "12, 3, 4",
    "24, 4, 6",
    "48, 6, 8",
    "96, 8, 12",
    "384, 16, 24",
    "1536, 32, 48"
  })
  void plates_have_the_shapes_of_slas(int wells, int rows, int columns) {
    PlateFormat format = PlateFormat.ofSize(wells).orElseThrow();
    assertThat(PlateFormat.ofShape(rows, columns)).contains(format);
    assertThat(format.wells()).hasSize(wells).isSorted().allMatch(format::has);
    assertThat(format.has(new Well(rows - 1, columns - 1))).isTrue();
  }

  @Test
  void a_six_well_plate_has_no_c1() {
    assertThat(PlateFormat.WELLS_6.has(new Well(2, 0))).isFalse();
  }
}
