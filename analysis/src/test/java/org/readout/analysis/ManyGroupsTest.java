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

class ManyGroupsTest {

  /** High-precision values that scipy ships with its tests (mpmath), as P(Q ≤ q). */
  @ParameterizedTest
  @CsvSource({
    "0.1, 3, 3, 0.00275027722293596",
    "0.1, 3, 120, 0.00275275574431365",
    "1, 10, 50, 0.000651656693149116",
    "4, 20, 120, 0.649367152781827",
    "10, 3, 10, 0.999908236635449",
    "10, 20, 100, 0.999999960294806"
  })
  void studentized_range_agrees_with_high_precision(double q, int k, double df, double below) {
    assertThat(StudentizedRange.of(k, df).survival(q)).isCloseTo(1 - below, within(1e-12));
  }

  /** Double integral by adaptive quadrature in R 4.2.2; R's own ptukey gives 4.414e-6 here. */
  @Test
  void a_small_tail_of_the_studentized_range_keeps_its_digits() {
    assertThat(StudentizedRange.of(5, 8).survival(20))
        .isCloseTo(4.3249573567856e-06, within(1e-17));
  }

  /** With two groups the range is √2·|t|; k = 2 has Student's p in closed form. */
  @ParameterizedTest
  @CsvSource({"1.5, 3", "2.5, 10", "5, 200", "12, 6"})
  void range_of_two_and_dunnett_of_one_are_students_t(double t, double df) {
    double p = StudentT.twoSidedP(t, df);
    assertThat(StudentizedRange.of(2, df).survival(t * Math.sqrt(2)))
        .isCloseTo(p, within(1e-12 * p + 1e-16));
    assertThat(DunnettLaw.of(df, 5, 3).survival(t)).isCloseTo(p, within(1e-11 * p + 1e-16));
  }

  @Test
  void critical_values_are_where_the_tail_is() {
    StudentizedRange range = StudentizedRange.of(4, 12);
    assertThat(range.survival(range.critical(0.05))).isCloseTo(0.05, within(1e-13));
    DunnettLaw law = DunnettLaw.of(12, 6, 3, 4, 5);
    assertThat(law.survival(law.critical(0.01))).isCloseTo(0.01, within(1e-13));
  }

  @Test
  void groups_without_scatter_and_single_values_are_states() {
    double[] same = {3, 3, 3};
    double[] other = {1, 2, 4};
    double[] one = {2};
    assertThat(OneWayAnova.of(List.of(same, same)).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(WelchAnova.of(List.of(same, other)).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(GamesHowell.of(List.of(other, one), 0.95).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThat(Dunnett.of(List.of(one, one), 0, 0.95).refusal()).contains(Refusal.TOO_FEW_VALUES);
    assertThat(Bartlett.of(List.of(same, other)).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(KruskalWallis.of(List.of(same, same)).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(ShapiroWilk.of(same).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    assertThat(ShapiroWilk.of(1, 2).refusal()).contains(Refusal.TOO_FEW_VALUES);
  }

  /** Two groups: F is t squared, for one variance and for two. */
  @Property(tries = 200)
  void two_groups_give_the_t_test(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = -9, max = 9) Integer> first,
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = -9, max = 9) Integer> second) {
    double[] a = first.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] b = second.stream().mapToDouble(Integer::doubleValue).toArray();
    OneWayAnova.of(List.of(a, b))
        .statistic()
        .ifPresent(
            f -> assertThat(f.p()).isCloseTo(TTest.student(a, b).orElseThrow().p(), within(1e-9)));
    WelchAnova.of(List.of(a, b))
        .statistic()
        .ifPresent(
            f -> assertThat(f.p()).isCloseTo(TTest.welch(a, b).orElseThrow().p(), within(1e-9)));
  }
}
