package org.readout.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;

final class TidyCsvTest {
  private static Table table(@Nullable Object text, @Nullable Object number) {
    return new Table(
        "wells",
        List.of(Column.text("treatment", "What."), Column.number("dose", "µM", "How much.")),
        new Rows().add(text, number).all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "=1+1 | '=1+1",
        "+drug | '+drug",
        "-miR-21 | '-miR-21",
        "@home | '@home",
        "miR-21 | miR-21",
        "a=b | a=b"
      })
  void a_text_never_becomes_a_formula(String text, String expected) {
    assertThat(TidyCsv.harmless(text)).isEqualTo(expected);
  }

  @Test
  void a_negative_number_stays_a_number() {
    assertThat(new String(TidyCsv.bytes(table("vehicle", -1.5)), StandardCharsets.UTF_8))
        .isEqualTo("treatment,dose\nvehicle,-1.5\n");
  }

  @Test
  void quotes_and_line_breaks_are_of_rfc_4180() {
    assertThat(new String(TidyCsv.bytes(table("a \"b\",\nc", null)), StandardCharsets.UTF_8))
        .isEqualTo("treatment,dose\n\"a \"\"b\"\",\nc\",\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 0.1", "1000000, 1000000", "1e-9, 0.000000001", "1e300, 1.0E300"})
  void numbers_are_plain_decimals_where_they_can(double value, String expected) {
    assertThat(TidyCsv.number(value)).isEqualTo(expected);
  }

  @Property
  void every_number_and_text_reads_back(@ForAll double number, @ForAll String text)
      throws IOException {
    if (!Double.isFinite(number) || text.isEmpty()) {
      return;
    }
    String csv = new String(TidyCsv.bytes(table(text, number)), StandardCharsets.UTF_8);
    CSVRecord row =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv))
            .getRecords()
            .get(0);
    assertThat(Double.parseDouble(row.get("dose"))).isEqualTo(number == 0 ? 0.0 : number);
    String unpaired = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(row.get("treatment")).isEqualTo(TidyCsv.harmless(unpaired));
  }

  @Test
  void a_number_in_a_text_column_is_our_own_mistake() {
    assertThatThrownBy(() -> table(3, 4.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wells.treatment: 3 is not of type TEXT");
  }
}
