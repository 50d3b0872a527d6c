package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NestedVarianceTest {

  /**
   * Two treatments, two experiments in each, one to two wells, unequal cells. R 4.2.2, by brute
   * force: the projections A of each level, K = tr(A·ZZ') and solve(K, c(z'Az)).
   */
  @Test
  void unequal_groups_agree_with_the_traces_of_their_quadratic_forms() {
    double[] values = {
      1, 1.3, 2.2, 1.9, 2.4, 0.1, -0.2, -2.6, -2.1, -2.9, 5, 5.2, 4.1, 6.3, 6.0, 7.4, 7.9, 8.5, 6.8,
      10
    };
    String wells = "11122112221112211112";
    List<List<String>> paths = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      paths.add(
          List.of(i < 10 ? "t1" : "t2", i % 10 < 5 ? "a" : "b", String.valueOf(wells.charAt(i))));
    }
    NestedVariance variance = NestedVariance.of(values, paths).orElseThrow();
    assertThat(variance.variances().get(0).orElseThrow()).isCloseTo(3.768295454545, within(1e-9));
    assertThat(variance.variances().get(1).orElseThrow()).isCloseTo(1.526010101010, within(1e-9));
    assertThat(variance.variances().get(2).orElseThrow()).isCloseTo(0.298194444444, within(1e-9));
    assertThat(variance.intraclassCorrelation(2))
        .isCloseTo(5.294305555555 / 5.592499999999, within(1e-9));
  }

  /** Known standard deviations 3, 2 and 1 come back from many groups. */
  @Test
  void finds_the_scatter_that_was_put_in() {
    Random random = new Random(20261123);
    List<Double> values = new ArrayList<>();
    List<List<String>> paths = new ArrayList<>();
    for (int e = 0; e < 400; e++) {
      double experiment = 3 * random.nextGaussian();
      for (int w = 0; w < 3; w++) {
        double well = experiment + 2 * random.nextGaussian();
        for (int c = 0; c < 2 + (e + w) % 5; c++) {
          values.add(well + random.nextGaussian());
          paths.add(List.of("all", "e" + e, "w" + w));
        }
      }
    }
    double[] all = values.stream().mapToDouble(v -> v).toArray();
    NestedVariance variance = NestedVariance.of(all, paths).orElseThrow();
    double[] sds = variance.variances().stream().mapToDouble(v -> v.orElseThrow()).toArray();
    // The standard error of a variance of 400 groups is 7 %, of 1200 and of 5000 less.
    assertThat(sds[0]).isCloseTo(9, within(0.21 * 9));
    assertThat(sds[1]).isCloseTo(4, within(0.15 * 4));
    assertThat(sds[2]).isCloseTo(1, within(0.08));
  }

  @Test
  void a_level_with_single_parts_is_named_as_not_separable() {
    List<List<String>> paths =
        Arrays.asList(
            List.of("t", "a", "1"), List.of("t", "a", "1"),
            List.of("t", "b", "1"), List.of("t", "b", "1"));
    NestedVariance variance = NestedVariance.of(new double[] {1, 3, 7, 9}, paths).orElseThrow();
    assertThat(variance.variances().get(1)).isEmpty();
    // Means 2 and 8: squares between 36, within 4; (36 − 2)/2 and 4/2.
    assertThat(variance.variances().get(0).orElseThrow()).isCloseTo(17, within(1e-12));
    assertThat(variance.variances().get(2).orElseThrow()).isCloseTo(2, within(1e-12));
  }

  @Test
  void refuses_what_has_no_scatter_within_groups() {
    List<List<String>> alone = List.of(List.of("t", "a"), List.of("t", "b"));
    assertThat(NestedVariance.of(new double[] {1, 2}, alone).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThat(NestedVariance.of(new double[0], List.of()).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NestedVariance.of(new double[] {1}, List.of()));
  }
}
