package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /** Newcombe 1998, Stat. Med. 17:857, table I, method 3; printed to four decimals. */
  @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilson_agrees_with_newcombe_table_1(long events, long n, double low, double high) {
    Interval interval = Wilson.of(events, n).interval();
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  /** Newcombe 1998, Stat. Med. 17:857, table I, method 5; printed to four decimals. */
  @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
  @CsvSource({
    "81, 263, 0.2527, 0.3676",
    "15, 148, 0.0578, 0.1617",
    "0, 20, 0.0000, 0.1684",
    "1, 29, 0.0009, 0.1776"
  })
  void clopper_pearson_agrees_with_newcombe_table_1(long events, long n, double low, double high) {
    Interval interval = ClopperPearson.of(events, n).interval();
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void a_plating_efficiency_agrees_with_r() throws IOException {
    Reference reference = Reference.named("clono_pe_sf");
    reference.holds("/peWilson", Wilson.of(315, 600).interval());
    reference.holds("/peClopperPearson", ClopperPearson.of(315, 600).interval());
    reference.holds("/pePooled", Wilson.of(315, 600).proportion());
  }

  /** The bounds have a closed form at the ends: 1 − 0.025^(1/n). */
  @Property
  void clopper_pearson_at_zero_is_exact(@ForAll @IntRange(min = 1, max = 1_000_000) int n) {
    assertThat(ClopperPearson.of(0, n).interval().high())
        .isCloseTo(-Math.expm1(Math.log(0.025) / n), within(1e-10 / n));
  }

  @Property
  void the_intervals_hold_the_proportion(
      @ForAll @IntRange(max = 500) int events, @ForAll @IntRange(max = 500) int others) {
    if (events + others > 0) {
      double p = (double) events / (events + others);
      assertThat(Wilson.of(events, events + others).interval().contains(p)).isTrue();
      assertThat(ClopperPearson.of(events, events + others).interval().contains(p)).isTrue();
    }
  }

  @Test
  void more_events_than_n_are_refused() {
    assertThatThrownBy(() -> Wilson.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClopperPearson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
