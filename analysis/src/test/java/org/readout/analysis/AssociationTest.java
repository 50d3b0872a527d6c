package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AssociationTest {

  /** Fisher 1935: the lady tasting tea, 3 of 4 cups right; p = 34/70 by hand. */
  @Test
  void fisher_agrees_with_the_tea_cups() {
    FisherExact tea = FisherExact.of(3, 1, 1, 3, 0.95).orElseThrow();
    assertThat(tea.p()).isCloseTo(34.0 / 70, within(1e-12));
    FisherExact all = FisherExact.of(4, 0, 0, 4, 0.95).orElseThrow();
    assertThat(all.p()).isCloseTo(2.0 / 70, within(1e-12));
    assertThat(all.oddsRatio()).isInfinite();
    assertThat(all.interval().high()).isInfinite();
  }

  @Property(tries = 100)
  void swapping_groups_keeps_p_and_inverts_the_ratio(
      @ForAll @IntRange(min = 1, max = 20) int a,
      @ForAll @IntRange(min = 1, max = 20) int b,
      @ForAll @IntRange(min = 1, max = 20) int c,
      @ForAll @IntRange(min = 1, max = 20) int d) {
    FisherExact there = FisherExact.of(a, b, c, d, 0.95).orElseThrow();
    FisherExact back = FisherExact.of(c, d, a, b, 0.95).orElseThrow();
    assertThat(there.p()).isCloseTo(back.p(), within(1e-9));
    assertThat(there.oddsRatio() * back.oddsRatio()).isCloseTo(1, within(1e-9));
    assertThat(there.interval().contains(there.oddsRatio())).isTrue();
  }

  @Test
  void constants_and_perfect_lines_are_states() {
    double[] x = {1, 2, 3, 4};
    assertThat(Pearson.of(x, new double[] {2, 2, 2, 2}).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(LinearRegression.of(x, new double[] {2, 4, 6, 8}).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(Kendall.of(x, new double[] {1, 1, 1, 1}).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(ChiSquareTable.of(new double[][] {{0, 0}, {1, 2}}).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThat(McNemar.of(0, 0).refusal()).contains(Refusal.NO_NONZERO_DIFFERENCES);
  }

  /** The effect that is detectable is the one whose power is asked for. */
  @Test
  void power_and_its_inverses_agree() {
    double effect = TPower.detectable(3, 0.8, 0.05);
    assertThat(TPower.twoGroups(effect, 3, 3, 0.05)).isCloseTo(0.8, within(1e-12));
    double n = TPower.perGroup(0.8, 0.8, 0.05);
    assertThat(TPower.twoGroups(0.8, n, n, 0.05)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void a_seed_gives_the_same_interval_again_and_experiments_widen_it() {
    double[] a = {1, 2, 3, 4, 5, 6};
    double[] b = {2, 3, 5, 7, 8, 9};
    Interval once = Bootstrap.ofDifference(a, b, 500, 7).percentile(0.95);
    assertThat(Bootstrap.ofDifference(a, b, 500, 7).percentile(0.95)).isEqualTo(once);
    assertThat(Bootstrap.ofDifference(a, b, 500, 8).percentile(0.95)).isNotEqualTo(once);
    List<double[]> first =
        List.of(new double[] {1, 1.1}, new double[] {3, 3.1}, new double[] {5, 5.1});
    List<double[]> second =
        List.of(new double[] {2, 2.1}, new double[] {4, 4.1}, new double[] {6, 6.1});
    Interval nested = Bootstrap.ofNestedDifference(first, second, 500, 7).percentile(0.95);
    Interval flat = Bootstrap.ofDifference(flat(first), flat(second), 500, 7).percentile(0.95);
    assertThat(nested.high() - nested.low()).isGreaterThan(flat.high() - flat.low());
  }

  private static double[] flat(List<double[]> experiments) {
    return experiments.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void controls_that_do_not_differ_have_no_window_and_flat_plates_no_b_score() {
    double[] same = {5, 5, 5};
    assertThat(ScreeningWindow.of(same, same).refusal()).contains(Refusal.NO_WINDOW);
    assertThat(MedianPolish.of(new double[][] {{1, 1}, {1, 1}}).bScores().refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
  }
}
