package org.readout.analysis.qpcr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.readout.analysis.Interval;
import org.readout.analysis.Refusal;
import org.readout.analysis.qpcr.RelativeExpression.Cycles;

class RelativeExpressionTest {
  private static final double[] TREATED = {4, 5, 6};
  private static final double[] CONTROL = {6, 7, 8};

  /** ΔΔCq −2 is four times; paired differences are all −2, which has no scatter. */
  @Test
  void two_cycles_less_are_four_times_as_much() {
    RelativeExpression found = RelativeExpression.welch(TREATED, CONTROL).orElseThrow();
    assertThat(found.deltaDeltaCq()).isEqualTo(-2);
    assertThat(found.fold()).isEqualTo(4);
    assertThat(RelativeExpression.paired(TREATED, CONTROL).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  /** −2 ± 2.776445·√(1/3 + 1/3) cycles, taken back. */
  @Test
  void the_interval_is_of_cycles_taken_back() {
    Interval fold = RelativeExpression.student(TREATED, CONTROL).orElseThrow().foldInterval(0.95);
    double half = 2.776445 * Math.sqrt(2.0 / 3);
    assertThat(fold.low()).isCloseTo(Math.pow(2, 2 - half), within(1e-5));
    assertThat(fold.high()).isCloseTo(Math.pow(2, 2 + half), within(1e-4));
  }

  /** Both efficiencies 2 give 2^−ΔΔCq again. */
  @Test
  void pfaffl_with_doubling_is_livak() {
    double ratio = RelativeExpression.pfafflRatio(2, 2, new Cycles(25, 20), new Cycles(27, 20));
    assertThat(ratio).isEqualTo(4);
  }

  @Test
  void refuses_what_does_not_belong_together() {
    assertThat(RelativeExpression.welch(new double[] {4}, CONTROL).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RelativeExpression.deltaCq(TREATED, new double[] {1}));
  }

  /** Ten times less in each step and 3.4 cycles more: 10^(1/3.4) = 1.9684. */
  @Test
  void a_standard_curve_gives_the_efficiency_and_amounts_back() {
    double[] amount = {1, 0.1, 0.01, 0.001};
    StandardCurve curve =
        StandardCurve.of(amount, new double[] {20.01, 23.39, 26.81, 30.19}).orElseThrow();
    assertThat(curve.efficiencyBase()).isCloseTo(1.9691, within(1e-3));
    assertThat(curve.isUsual()).isTrue();
    assertThat(curve.amount(23.4)).isCloseTo(0.1, within(1e-3));
    assertThat(StandardCurve.of(amount, new double[] {30, 27, 24, 20}).refusal())
        .contains(Refusal.NO_AMPLIFICATION);
    assertThat(StandardCurve.of(new double[] {1, 0, 2}, new double[] {20, 21, 22}).refusal())
        .contains(Refusal.NOT_POSITIVE);
  }
}
