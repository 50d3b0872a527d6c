package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoGroupsTest {
  /** Hollander and Wolfe 1973, table 4.1: permeability of membranes. */
  private static final double[] TERM = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};

  private static final double[] EARLY = {1.15, 0.88, 0.90, 0.74, 1.21};

  /** R 4.2.2: wilcox.test(x, y, conf.int = TRUE). */
  @Test
  void rank_test_and_shift_agree_with_r_on_published_values() {
    MannWhitney test = MannWhitney.of(TERM, EARLY).orElseThrow();
    assertThat(test.u()).isEqualTo(35);
    assertThat(test.p()).isCloseTo(0.254412254412254, within(1e-14));
    HodgesLehmann shift = HodgesLehmann.of(TERM, EARLY, 0.95);
    assertThat(shift.shift()).isCloseTo(0.305, within(1e-12));
    assertThat(shift.interval().low()).isCloseTo(-0.15, within(1e-12));
    assertThat(shift.interval().high()).isCloseTo(0.76, within(1e-12));
  }

  @Test
  void three_against_three_set_no_bound_at_95_percent_and_no_p_below_a_tenth() {
    double[] low = {1, 2, 3};
    double[] high = {1001, 1002, 1003};
    assertThat(MannWhitney.of(low, high).orElseThrow().p()).isCloseTo(0.1, within(1e-15));
    assertThat(HodgesLehmann.of(low, high, 0.95).interval().high()).isInfinite();
    assertThat(HodgesLehmann.of(low, high, 0.90).interval().high()).isEqualTo(-998);
  }

  /** R 4.2.2: pt(q, df, ncp), both tails. */
  @ParameterizedTest
  @CsvSource({
    "2, 5, 1, 0.7780746626159470, 0.221925337384052956",
    "5, 10, 2, 0.9761872541463537, 0.023812745853646344",
    "-1, 3, 1.5, 0.0115260323878827, 0.988473967612117255",
    "8, 30, 3, 0.9997970486017544, 0.000202951398245554"
  })
  void noncentral_t_agrees_with_r(double t, double df, double delta, double below, double above) {
    NoncentralT law = new NoncentralT(df, delta);
    assertThat(law.cumulative(t)).isCloseTo(below, within(1e-11));
    assertThat(law.survival(t)).isCloseTo(above, within(1e-11));
  }

  /** R 4.2.2: uniroot over ncp of pt(4.03276963371935, 18, ncp), for ToothGrowth at dose 1. */
  @Test
  void interval_of_hedges_g_comes_from_the_noncentral_t() {
    double d = 4.03276963371935 * Math.sqrt(0.2);
    Interval interval = new HedgesG(d, 10, 10).interval(0.95);
    assertThat(interval.low()).isCloseTo(0.70144567322684, within(1e-9));
    assertThat(interval.high()).isCloseTo(2.71959985568383, within(1e-9));
  }

  @Test
  void no_scatter_and_too_few_values_are_states() {
    double[] same = {5, 5, 5};
    assertThat(TTest.welch(same, same).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(TTest.welch(new double[] {1}, same).refusal()).contains(Refusal.TOO_FEW_VALUES);
    assertThat(MannWhitney.of(same, same).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(SignedRank.of(0, 0).refusal()).contains(Refusal.NO_NONZERO_DIFFERENCES);
    assertThat(HedgesG.of(same, same).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(GeometricMeanRatio.of(same, new double[] {0, 1}).refusal())
        .contains(Refusal.NOT_POSITIVE);
  }

  @Test
  void a_denominator_near_zero_bounds_no_ratio() {
    FiellerRatio ratio =
        FiellerRatio.of(new double[] {5, 6, 7}, new double[] {-1, 0.1, 1}, 0.95).orElseThrow();
    assertThat(ratio.g()).isGreaterThan(1);
    assertThat(ratio.interval().low()).isInfinite();
  }

  /** Small whole numbers, so that ties and constant groups are common. */
  @Property(tries = 200)
  void swapping_the_groups_turns_the_sign_and_keeps_the_p(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -4, max = 4) Integer> first,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -4, max = 4) Integer> second) {
    double[] a = first.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] b = second.stream().mapToDouble(Integer::doubleValue).toArray();
    Outcome<TTest> there = TTest.welch(a, b);
    Outcome<TTest> back = TTest.welch(b, a);
    assertThat(there.refusal()).isEqualTo(back.refusal());
    there
        .statistic()
        .ifPresent(
            test -> {
              assertThat(test.p()).isBetween(Double.MIN_VALUE, 1.0);
              assertThat(back.orElseThrow().t()).isCloseTo(-test.t(), within(1e-12));
              assertThat(back.orElseThrow().p()).isCloseTo(test.p(), within(1e-12));
            });
    MannWhitney.of(a, b)
        .statistic()
        .ifPresent(
            test -> {
              MannWhitney other = MannWhitney.of(b, a).orElseThrow();
              assertThat(test.p()).isBetween(Double.MIN_VALUE, 1.0);
              assertThat(other.p()).isCloseTo(test.p(), within(1e-12));
              assertThat(other.cliffDelta()).isCloseTo(-test.cliffDelta(), within(1e-12));
            });
  }

  @Property(tries = 100)
  void the_unit_of_the_values_changes_no_t(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 0, max = 50) Integer> first,
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 0, max = 50) Integer> second) {
    double[] a = first.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] b = second.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] aMilli = first.stream().mapToDouble(value -> value * 1024.0).toArray();
    double[] bMilli = second.stream().mapToDouble(value -> value * 1024.0).toArray();
    TTest.welch(a, b)
        .statistic()
        .ifPresent(
            test ->
                assertThat(TTest.welch(aMilli, bMilli).orElseThrow().t())
                    .isCloseTo(test.t(), within(1e-9)));
  }
}
