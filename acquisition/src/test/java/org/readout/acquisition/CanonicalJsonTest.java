package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"b\": 1, \"a\": {\"d\": null, \"c\": [true, 2]}} | {\"a\":{\"c\":[true,2],\"d\":null},\"b\":1}",
        "1.0 | 1",
        "1e0 | 1",
        "-0.0 | 0",
        "0.1 | 0.1",
        "1e3 | 1000",
        "\"µ\\n\" | \"µ\\n\"",
        "[] | []",
        "{} | {}",
      })
  void equal_values_have_one_text(String json, String canonical) {
    assertThat(CanonicalJson.of(json)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1} x", "{\"a\":1,\"a\":2}", "NaN"})
  void what_is_not_one_document_is_refused(String text) {
    assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void every_number_reads_back_as_itself(@ForAll double number) {
    assertThat(Double.parseDouble(CanonicalJson.of((Object) number)) + 0.0).isEqualTo(number + 0.0);
  }

  @Property
  void every_text_reads_back_as_itself_and_canonical_is_final(@ForAll String text)
      throws Exception {
    String json = CanonicalJson.of((Object) text);
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      assertThat(new JsonMapper().readTree(json).asText()).isEqualTo(text);
      assertThat(CanonicalJson.of(json)).isEqualTo(json);
    }
  }
}
