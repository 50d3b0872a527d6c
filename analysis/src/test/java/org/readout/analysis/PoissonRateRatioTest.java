package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.readout.analysis.PoissonRateRatio.Stratum;

class PoissonRateRatioTest {

  @Test
  void no_colony_at_all_agrees_with_r_in_the_far_tail() throws IOException {
    Reference reference = Reference.named("count_nasty_zero_group");
    PoissonRateRatio exact = PoissonRateRatio.of(0, 4, 176, 4, 0.95);
    reference.holds("/exactConditional/rateRatio", exact.ratio());
    reference.holds("/exactConditional/ci95", exact.interval());
    reference.holds("/exactConditional/p", exact.p());
    PoissonRateRatio stratified =
        PoissonRateRatio.stratified(
            List.of(
                new Stratum(0, 1, 42, 1),
                new Stratum(0, 1, 38, 1),
                new Stratum(0, 1, 51, 1),
                new Stratum(0, 1, 45, 1)),
            0.95);
    reference.holds("/exactConditional/ci95", stratified.interval());
    reference.holds("/exactConditional/p", stratified.p());
  }

  /** R 4.2.2: poisson.test(c(11, 21), c(800, 3011)), after an example of its help. */
  @Test
  void agrees_with_the_example_of_poisson_test() {
    PoissonRateRatio exact = PoissonRateRatio.of(11, 800, 21, 3011, 0.95);
    assertThat(exact.p()).isCloseTo(0.0796686330333295, within(1e-11));
    assertThat(exact.ratio()).isCloseTo(1.9714880952381, within(1e-12));
    // R's own bounds carry the 1e-9 or so of its quantile search.
    assertThat(exact.interval().low()).isCloseTo(0.858426403391639, within(1e-9));
    assertThat(exact.interval().high()).isCloseTo(4.277265943654071, within(1e-9));
  }

  /** Two strata small enough to count by hand: Bin(1, 1/2) and Bin(1, 2/3), both zero. */
  @Test
  void strata_with_other_exposures_are_convolved() {
    PoissonRateRatio exact =
        PoissonRateRatio.stratified(
            List.of(new Stratum(0, 1, 1, 1), new Stratum(0, 2, 1, 1)), 0.95);
    // Outcomes 0, 1, 2 have 1/6, 3/6, 2/6.
    assertThat(exact.p()).isCloseTo(2.0 / 6, within(1e-14));
    assertThat(exact.ratio()).isZero();
    // (1 + r)(1 + 2r) = 1 / 0.025.
    assertThat(exact.interval().high()).isCloseTo((-3 + Math.sqrt(9 + 8 * 39)) / 4, within(1e-12));
  }

  /** The same with one event: outcomes 1 and above have 5/6. */
  @Test
  void the_upper_tail_is_convolved_too() {
    PoissonRateRatio exact =
        PoissonRateRatio.stratified(
            List.of(new Stratum(1, 1, 0, 1), new Stratum(1, 2, 0, 1)), 0.95);
    assertThat(exact.p()).isCloseTo(4.0 / 6, within(1e-14));
    assertThat(exact.ratio()).isInfinite();
    // 2r² / ((1 + r)(1 + 2r)) = 0.025.
    double low = exact.interval().low();
    assertThat(2 * low * low / ((1 + low) * (1 + 2 * low))).isCloseTo(0.025, within(1e-14));
  }

  @Property
  void equal_exposure_ratios_make_strata_one_table(
      @ForAll @IntRange(max = 60) int a,
      @ForAll @IntRange(max = 60) int b,
      @ForAll @IntRange(max = 60) int c,
      @ForAll @IntRange(min = 1, max = 60) int d) {
    PoissonRateRatio split =
        PoissonRateRatio.stratified(
            List.of(new Stratum(a, 100, b, 200), new Stratum(c, 300, d, 600)), 0.95);
    PoissonRateRatio whole = PoissonRateRatio.of(a + c, 400, b + d, 800, 0.95);
    assertThat(split.ratio()).isEqualTo(whole.ratio());
    assertThat(split.interval()).isEqualTo(whole.interval());
  }

  @Property
  void exchanging_the_groups_inverts_the_ratio_and_keeps_p(
      @ForAll @IntRange(max = 80) int a,
      @ForAll @IntRange(min = 1, max = 80) int b,
      @ForAll @IntRange(min = 1, max = 9) int s,
      @ForAll @IntRange(min = 1, max = 9) int t) {
    PoissonRateRatio one = PoissonRateRatio.of(a, s, b, t, 0.95);
    PoissonRateRatio other = PoissonRateRatio.of(b, t, a, s, 0.95);
    assertThat(one.p()).isBetween(Double.MIN_VALUE, 1.0).isCloseTo(other.p(), within(1e-10));
    assertThat(one.interval().contains(one.ratio())).isTrue();
    assertThat(one.interval().low() * other.interval().high())
        .matches(product -> Double.isNaN(product) || Math.abs(product - 1) < 1e-9);
  }

  /** Poisson-only interval of a surviving fraction, ±1.96·√(1/a + 1/b) on the logarithm. */
  @Test
  void the_counting_interval_agrees_with_r() throws IOException {
    Reference reference = Reference.named("clono_pe_sf");
    Stratum sums = new Stratum(284, 1200, 315, 600);
    reference.holds(
        "/sfCi95PoissonLog", PoissonRateRatio.countingInterval(sums, 0.95).orElseThrow());
    assertThat(PoissonRateRatio.countingInterval(new Stratum(0, 1, 5, 1), 0.95)).isEmpty();
  }

  @Test
  void no_event_anywhere_is_refused() {
    assertThatThrownBy(() -> PoissonRateRatio.of(0, 1, 0, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no event");
  }
}
