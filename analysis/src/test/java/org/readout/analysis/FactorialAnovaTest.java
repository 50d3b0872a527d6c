package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.readout.analysis.FactorialAnova.SquaresType;
import org.readout.analysis.FactorialAnova.Term;

class FactorialAnovaTest {
  private static final List<String> DRUG = List.of("0", "0", "0", "0", "1", "1", "1", "1");
  private static final List<String> GENE = List.of("w", "w", "k", "k", "w", "w", "k", "k");
  private static final List<List<String>> MODEL = FactorialAnova.crossed(List.of("drug", "gene"));

  /** Balanced, so that every type asks the same question; squares by hand from cell means. */
  @Test
  void balanced_cells_give_the_same_squares_in_every_type() {
    double[] values = {1, 3, 2, 4, 5, 7, 12, 14};
    for (SquaresType type : SquaresType.values()) {
      FactorialAnova anova =
          FactorialAnova.of(values, Map.of("drug", DRUG, "gene", GENE), MODEL, type).orElseThrow();
      assertThat(anova.terms()).extracting(Term::name).containsExactly("drug", "gene", "drug:gene");
      assertThat(anova.terms().get(0).squares()).isCloseTo(98, within(1e-12));
      assertThat(anova.terms().get(1).squares()).isCloseTo(32, within(1e-12));
      assertThat(anova.terms().get(2).squares()).isCloseTo(18, within(1e-12));
      assertThat(anova.residualSquares()).isCloseTo(8, within(1e-12));
    }
  }

  @Test
  void a_term_that_blocks_already_say_is_named_and_an_empty_cell_has_no_type_three() {
    double[] values = {1, 3, 2, 4, 5, 7, 12, 15};
    Map<String, List<String>> factors = Map.of("drug", DRUG, "dish", DRUG, "gene", GENE);
    List<List<String>> twice = List.of(List.of("drug"), List.of("dish"), List.of("gene"));
    assertThat(FactorialAnova.of(values, factors, twice, SquaresType.I).orElseThrow().aliased())
        .containsExactly("dish");
    List<String> emptied = List.of("w", "w", "k", "k", "w", "w", "w", "w");
    assertThat(
            FactorialAnova.of(values, Map.of("drug", DRUG, "gene", emptied), MODEL, SquaresType.III)
                .refusal())
        .contains(Refusal.MISSING_CELL);
    assertThat(SimpleEffects.of(values, DRUG, emptied).refusal()).contains(Refusal.MISSING_CELL);
  }

  @Test
  void cells_without_scatter_are_a_state() {
    double[] values = {1, 1, 2, 2, 3, 3, 4, 4};
    assertThat(
            FactorialAnova.of(values, Map.of("drug", DRUG, "gene", GENE), MODEL, SquaresType.II)
                .refusal())
        .contains(Refusal.UNDEFINED_ZERO_VARIANCE);
    double[][] parallel = {{1, 2, 3}, {2, 3, 4}, {5, 6, 7}};
    assertThat(RepeatedMeasures.of(parallel).refusal()).contains(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  /** Two conditions: the paired t test, and no sphericity to speak of. */
  @Test
  void two_conditions_are_the_paired_t_test() {
    double[][] rows = {{1, 3}, {2, 7}, {4, 5}, {6, 6.5}};
    RepeatedMeasures test = RepeatedMeasures.of(rows).orElseThrow();
    TTest paired =
        TTest.paired(new double[] {1, 2, 4, 6}, new double[] {3, 7, 5, 6.5}).orElseThrow();
    assertThat(test.p()).isCloseTo(paired.p(), within(1e-12));
    assertThat(test.greenhouseGeisser()).isCloseTo(1, within(1e-12));
    assertThat(test.mauchlyP()).isEmpty();
  }

  @Property(tries = 100)
  void the_order_of_rows_changes_no_number(
      @ForAll @Size(8) List<@IntRange(min = 0, max = 99) Integer> numbers, @ForAll int seed) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
    Collections.shuffle(order, new Random(seed));
    double[] values = numbers.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] moved = order.stream().mapToDouble(i -> values[i]).toArray();
    Map<String, List<String>> factors = Map.of("drug", DRUG, "gene", GENE);
    Map<String, List<String>> movedFactors =
        Map.of(
            "drug", order.stream().map(DRUG::get).toList(),
            "gene", order.stream().map(GENE::get).toList());
    Outcome<FactorialAnova> one = FactorialAnova.of(values, factors, MODEL, SquaresType.III);
    Outcome<FactorialAnova> other = FactorialAnova.of(moved, movedFactors, MODEL, SquaresType.III);
    assertThat(one.refusal()).isEqualTo(other.refusal());
    one.statistic()
        .ifPresent(
            anova -> {
              for (int t = 0; t < 3; t++) {
                double p = other.orElseThrow().terms().get(t).p();
                assertThat(p).isBetween(Double.MIN_VALUE, 1.0);
                assertThat(anova.terms().get(t).p()).isCloseTo(p, within(1e-9));
              }
            });
  }
}
