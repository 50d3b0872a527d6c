package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearMixedModelTest {
  /** Three dishes of each of two treatments, two cells in each dish. */
  private static final double[] VALUES = {1, 1.2, 2, 2.3, 3, 2.8, 4, 4.4, 6, 6.1, 5, 4.7};

  private static final List<String> DISH =
      List.of("a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f");

  private static final DesignMatrix<Integer> TREATED =
      DesignMatrix.of(IntStream.range(0, 12).boxed().toList())
          .with("mean", i -> 1)
          .with("treated", i -> i < 6 ? 0 : 1);

  @Test
  void a_balanced_nested_design_gives_the_t_test_of_dish_means() {
    LinearMixedModel model = LinearMixedModel.of(VALUES, TREATED, List.of(DISH)).orElseThrow();
    TTest means =
        TTest.student(new double[] {4.2, 6.05, 4.85}, new double[] {1.1, 2.15, 2.9}).orElseThrow();
    TTest treated = model.coefficient("treated");
    assertThat(treated.estimate()).isCloseTo(means.estimate(), within(1e-12));
    assertThat(treated.standardError()).isCloseTo(means.standardError(), within(1e-9));
    assertThat(treated.df()).isCloseTo(4, within(1e-5));
    assertThat(model.singular()).isFalse();
  }

  /** Dishes whose means differ less than their cells would make them. */
  @Test
  void a_variance_of_zero_is_reported_and_is_no_failure() {
    double[] values = {1, 3, 1.1, 2.9, 0.9, 3.1, 4, 6, 4.1, 5.9, 3.9, 6.1};
    LinearMixedModel model = LinearMixedModel.of(values, TREATED, List.of(DISH)).orElseThrow();
    assertThat(model.singular()).isTrue();
    assertThat(model.interceptVariances()).containsExactly(0.0);
    TTest treated = model.coefficient("treated");
    assertThat(treated.df()).isCloseTo(10, within(1e-5));
  }

  /** By hand from the mean squares of a balanced nested design: 82.0433, 3.1367 and 0.0767. */
  @Test
  void two_nested_intercepts_have_the_variances_of_the_mean_squares() {
    double[] values = {1, 1.4, 3, 3.2, 6, 6.4, 7.6, 8, 12, 12.2, 10, 10.6};
    List<String> experiment = List.of("1", "1", "1", "1", "2", "2", "2", "2", "3", "3", "3", "3");
    DesignMatrix<Integer> constant =
        DesignMatrix.of(IntStream.range(0, 12).boxed().toList()).with("mean", i -> 1);
    LinearMixedModel model =
        LinearMixedModel.of(values, constant, List.of(experiment, DISH)).orElseThrow();
    assertThat(model.interceptVariances().get(0)).isCloseTo(59.18 / 3, within(1e-6));
    assertThat(model.interceptVariances().get(1)).isCloseTo(1.53, within(1e-7));
    assertThat(model.residualVariance()).isCloseTo(0.23 / 3, within(1e-8));
    TTest mean = model.coefficient("mean");
    assertThat(mean.standardError()).isCloseTo(Math.sqrt(246.13 / 36), within(1e-7));
    assertThat(mean.df()).isCloseTo(2, within(1e-5));
  }

  @Test
  void one_group_and_no_scatter_are_states() {
    List<String> one = DISH.stream().map(dish -> "all").toList();
    assertThat(LinearMixedModel.of(VALUES, TREATED, List.of(one)).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThat(LinearMixedModel.of(new double[12], TREATED, List.of(DISH)).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
  }
}
