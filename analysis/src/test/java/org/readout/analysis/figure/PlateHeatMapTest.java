package org.readout.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlateHeatMapTest {
  /** Numbers of every usual plate are printed at 5 to 8 points, or not at all. */
  @ParameterizedTest
  @CsvSource({
    "2, 3, 85, 1234, 1234",
    "4, 6, 85, 1234, 1234",
    "8, 12, 85, 0.5, 0.500",
    "8, 12, 85, 56789, 56.8",
    "16, 24, 180, 3.14159, 3.14",
    "16, 24, 85, 3.14159, 3.1",
    "16, 24, 85, 1234, ''",
    "8, 12, 180, 2500000, 2.50"
  })
  void prints_the_number_that_can_be_read(
      int rows, int columns, double mm, double value, String text) {
    List<Panel.Cell> wells =
        IntStream.range(0, columns)
            .mapToObj(column -> (Panel.Cell) new Panel.Cell.Measured(0, column, value, ""))
            .toList();
    String svg = SvgRenderer.svg(PlateHeatMap.of("y", rows, columns, wells, mm));
    String first = svg.substring(svg.indexOf("<title>A1: "));
    String after = first.substring(first.indexOf('\n') + 1);
    String next = after.lines().findFirst().orElse("");
    assertThat(next).matches(text.isEmpty() ? "<(path|rect) .*" : "<text .*>" + text + "</text>");
  }

  @Test
  void state_shows_without_colour() {
    List<Panel.Cell> wells =
        List.of(
            new Panel.Cell.Measured(0, 0, 1, ""),
            new Panel.Cell.Flagged(0, 1, 2, "edge"),
            new Panel.Cell.Missing(1, 0, "over range"));
    Figure figure = PlateHeatMap.of("Absorbance", 2, 2, wells);
    assertThat(figure.description())
        .isEqualTo(
            "Plate of 2 rows and 2 columns. Absorbance: 2 values, from 1.0 to 2.0; 1 flagged, 1"
                + " without a value.");
    assertThat(SvgRenderer.svg(figure))
        .contains("<title>A1: 1.0</title>")
        .contains("<title>A2: 2.0, flagged (edge)</title>")
        .contains("<title>B1: no value (over range)</title>")
        .contains(">flagged</text>", ">no value</text>", ">not in the data</text>");
  }

  @Test
  void refuses_what_is_not_on_a_plate() {
    Panel.Cell well = new Panel.Cell.Measured(0, 0, 1, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlateHeatMap.of("y", 2, 3, List.of(well, well)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PlateHeatMap.of("y", 2, 3, List.of(new Panel.Cell.Measured(2, 0, 1, ""))));
    assertThatIllegalArgumentException().isThrownBy(() -> PlateHeatMap.of("y", 33, 3, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Panel.Cell.Measured(0, 0, Double.NaN, ""));
  }
}
