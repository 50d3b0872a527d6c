package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipleComparisonsTest {

  /** Benjamini and Hochberg 1995, J. R. Stat. Soc. B 57:289, 15 p-values, through R's p.adjust. */
  @ParameterizedTest
  @CsvSource({
    "BONFERRONI, bonferroni",
    "SIDAK, sidak",
    "HOLM, holm",
    "HOLM_SIDAK, holmSidak",
    "HOCHBERG, hochberg",
    "BENJAMINI_HOCHBERG, BH",
    "BENJAMINI_YEKUTIELI, BY"
  })
  void agrees_with_p_adjust(MultipleComparisons rule, String column) throws IOException {
    Reference reference = Reference.named("padjust_bh1995");
    double[] adjusted = rule.adjusted(Reference.numbers(reference.inputs().get("p")));
    for (int i = 0; i < adjusted.length; i++) {
      reference.holds("/" + column + "/" + i, adjusted[i]);
    }
  }

  /** By hand: 3 × 0.01, then 2 × 0.02, then the largest not below the one before. */
  @Test
  void holm_is_monotone_and_keeps_the_order_given() {
    assertThat(MultipleComparisons.HOLM.adjusted(0.03, 0.01, 0.02))
        .containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-15));
  }

  @Test
  void what_was_not_tested_stays_so_and_does_not_count() {
    assertThat(MultipleComparisons.BONFERRONI.adjusted(0.01, Double.NaN, 0.02))
        .containsExactly(0.02, Double.NaN, 0.04);
    assertThat(MultipleComparisons.HOLM.adjusted()).isEmpty();
  }

  @Test
  void a_number_above_one_is_refused() {
    assertThatThrownBy(() -> MultipleComparisons.HOLM.adjusted(1.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.2");
  }

  @Property
  void never_below_the_p_and_never_above_one(
      @ForAll MultipleComparisons rule,
      @ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 1) Double> values) {
    double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = rule.adjusted(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i] * (1 - 1e-12), 1.0);
    }
  }
}
