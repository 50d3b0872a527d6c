package org.readout.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LetteringTest {
  /** Sums of the WX fields of Adobe's Helvetica.afm. */
  @ParameterizedTest
  @CsvSource({
    "Hello, 2.278",
    "n = 4, 2.252",
    "µ, 0.576",
    "0.05, 1.946",
    "WWW, 2.832",
    "iii, 0.666"
  })
  void widths_are_those_of_helvetica(String text, double ems) {
    assertThat(Lettering.width(text, 1)).isCloseTo(ems, within(0.001));
  }

  @Test
  void breaks_after_words_and_hyphens_but_not_before_a_unit() {
    assertThat(Lettering.wrap("Rapamycin 20 nM + anti-miR-21", 40, 7))
        .containsExactly("Rapamycin", "20 nM +", "anti-miR-21");
    assertThat(Lettering.wrap("anti-miR-21", 25, 7)).containsExactly("anti-", "miR-21");
  }

  @Test
  void breaks_a_word_only_where_it_alone_is_too_wide() {
    List<String> lines = Lettering.wrap("x " + "w".repeat(30), 40, 7);
    assertThat(String.join("", lines)).isEqualTo("x" + "w".repeat(30));
    assertThat(lines.get(0)).isEqualTo("x");
  }

  @Property
  void no_line_is_too_wide_and_no_letter_is_lost(
      @ForAll String text, @ForAll @DoubleRange(min = 8, max = 300) double width) {
    String clean = Lettering.clean(text);
    List<String> lines = Lettering.wrap(clean, width, 7);
    assertThat(lines).allMatch(line -> Lettering.width(line, 7) <= width);
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(clean.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'a\\tb\\nc', 'a b c'",
    "'a\\u0000b', 'a�b'",
    "'a\\ud800b', 'a�b'",
    "'a\\u202eb', 'a�b'",
    "'a\\uffffb', 'a�b'",
    "'Tsc2−/− 🧪', 'Tsc2−/− 🧪'"
  })
  void what_could_harm_becomes_harmless(String text, String clean) {
    assertThat(Lettering.clean(unescaped(text))).isEqualTo(clean);
  }

  private static String unescaped(String text) {
    String plain = text.replace("\\t", "\t").replace("\\n", "\n");
    int at = plain.indexOf("\\u");
    return at < 0
        ? plain
        : plain.substring(0, at)
            + (char) Integer.parseInt(plain.substring(at + 2, at + 6), 16)
            + plain.substring(at + 6);
  }
}
