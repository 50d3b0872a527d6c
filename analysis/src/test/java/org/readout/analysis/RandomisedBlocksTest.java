package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomisedBlocksTest {
  private static final List<String> DAYS =
      List.of("1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "4", "4");
  private static final List<String> TREATMENTS =
      List.of("a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c");
  private static final double[] VALUES = {
    1.2, 2.1, 2.9, 0.4, 1.9, 2.2, 2.0, 2.4, 4.1, 1.1, 1.5, 3.4
  };

  /** R 4.2.2: summary(lm(y ~ factor(day) + factor(treatment))), rows b and c. */
  @Test
  void whole_blocks_agree_with_r() {
    RandomisedBlocks blocks = RandomisedBlocks.of(VALUES, DAYS, TREATMENTS);
    assertThat(blocks.residualDf()).isEqualTo(6);
    TTest b = blocks.contrast(Map.of("b", 1.0, "a", -1.0)).orElseThrow();
    assertThat(b.estimate()).isCloseTo(0.8, within(1e-12));
    assertThat(b.standardError()).isCloseTo(0.276636544545, within(1e-9));
    TTest c = blocks.contrast(Map.of("c", 1.0, "a", -1.0)).orElseThrow();
    assertThat(c.p()).isCloseTo(0.00038046095893, within(1e-9));
  }

  /** The same without day 1 under c and day 4 under a. */
  @Test
  void blocks_that_lack_treatments_agree_with_r() {
    double[] values = {1.2, 2.1, 0.4, 1.9, 2.2, 2.0, 2.4, 4.1, 1.5, 3.4};
    RandomisedBlocks blocks =
        RandomisedBlocks.of(
            values,
            List.of("1", "1", "2", "2", "2", "3", "3", "3", "4", "4"),
            List.of("a", "b", "a", "b", "c", "a", "b", "c", "b", "c"));
    assertThat(blocks.residualDf()).isEqualTo(4);
    TTest c = blocks.contrast(Map.of("c", 1.0, "a", -1.0)).orElseThrow();
    assertThat(c.estimate()).isCloseTo(2.12, within(1e-9));
    assertThat(c.standardError()).isCloseTo(0.404168753063, within(1e-9));
  }

  @Test
  void two_treatments_are_the_paired_t_test() {
    double[] a = {1.2, 0.4, 2.0, 1.1};
    double[] b = {2.1, 1.9, 2.4, 1.5};
    TTest paired = TTest.paired(b, a).orElseThrow();
    TTest blocks =
        RandomisedBlocks.of(
                new double[] {1.2, 2.1, 0.4, 1.9, 2.0, 2.4, 1.1, 1.5},
                List.of("1", "1", "2", "2", "3", "3", "4", "4"),
                List.of("a", "b", "a", "b", "a", "b", "a", "b"))
            .contrast(Map.of("b", 1.0, "a", -1.0))
            .orElseThrow();
    assertThat(blocks.estimate()).isCloseTo(paired.estimate(), within(1e-12));
    assertThat(blocks.standardError()).isCloseTo(paired.standardError(), within(1e-12));
    assertThat(blocks.df()).isEqualTo(paired.df());
  }

  @Test
  void treatments_that_no_chain_of_blocks_links_have_no_difference() {
    RandomisedBlocks blocks =
        RandomisedBlocks.of(
            new double[] {1, 2, 3, 5, 2, 4, 1, 0},
            List.of("1", "1", "2", "2", "3", "3", "4", "4"),
            List.of("a", "b", "a", "b", "c", "d", "c", "d"));
    assertThat(blocks.estimate(Map.of("a", 1.0, "c", -1.0))).isEmpty();
    assertThat(blocks.contrast(Map.of("a", 1.0, "c", -1.0)).refusal())
        .contains(Refusal.MISSING_CELL);
    assertThat(blocks.contrast(Map.of("a", 1.0, "z", -1.0)).refusal())
        .contains(Refusal.MISSING_CELL);
    assertThat(blocks.estimate(Map.of("b", 1.0, "a", -1.0)).orElseThrow())
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void one_block_gives_an_estimate_and_no_test() {
    RandomisedBlocks one =
        RandomisedBlocks.of(new double[] {1, 4}, List.of("1", "1"), List.of("a", "b"));
    assertThat(one.estimate(Map.of("b", 1.0, "a", -1.0)).orElseThrow()).isCloseTo(3, within(1e-12));
    assertThat(one.contrast(Map.of("b", 1.0, "a", -1.0)).refusal())
        .contains(Refusal.TOO_FEW_VALUES);
    assertThat(one.residualVariance()).isEmpty();
  }

  @Test
  void copies_of_one_day_have_no_scatter_to_judge_by() {
    RandomisedBlocks copies =
        RandomisedBlocks.of(
            new double[] {1, 4, 1, 4, 1, 4},
            List.of("1", "1", "2", "2", "3", "3"),
            List.of("a", "b", "a", "b", "a", "b"));
    assertThat(copies.contrast(Map.of("b", 1.0, "a", -1.0)).refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  @Test
  void refuses_what_is_no_table() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomisedBlocks.of(new double[0], List.of(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RandomisedBlocks.of(new double[] {1}, List.of("1", "2"), List.of("a", "b")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RandomisedBlocks.of(new double[] {Double.NaN}, List.of("1"), List.of("a")));
  }
}
