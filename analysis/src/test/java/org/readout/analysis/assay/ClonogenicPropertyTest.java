package org.readout.analysis.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.Interval;

class ClonogenicPropertyTest {
  private static final List<String> TREATMENTS = List.of("control", "a", "b", "a + b");

  /** Tables as labs bring them: cells missing, single wells, zeros, a well too numerous. */
  @Provide
  Arbitrary<List<ColonyCount>> anyTable() {
    return wells(Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 300)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(24)
        .filter(ClonogenicPropertyTest::hasControl);
  }

  /** Five experiments, all four treatments in each, one to three wells, at least 5 colonies. */
  @Provide
  Arbitrary<List<ColonyCount>> fullTable() {
    return Arbitraries.integers()
        .between(5, 300)
        .list()
        .ofSize(60)
        .map(
            colonies -> {
              List<ColonyCount> counts = new ArrayList<>();
              for (int i = 0; i < colonies.size(); i++) {
                boolean extraWell = i >= 20 && colonies.get(i) % 2 == 0;
                if (!extraWell) {
                  counts.add(
                      count("e" + i % 5, TREATMENTS.get(i / 5 % 4), colonies.get(i), 700, "w" + i));
                }
              }
              return counts;
            });
  }

  private static Arbitrary<ColonyCount> wells(Arbitrary<Integer> colonies) {
    return Combinators.combine(
            Arbitraries.of("e1", "e2", "e3", "e10"),
            Arbitraries.of(TREATMENTS),
            colonies,
            Arbitraries.of(200, 500, 1000),
            Arbitraries.integers().between(0, 99))
        .as(
            (experiment, treatment, count, seeded, id) ->
                new ColonyCount(
                    experiment,
                    treatment,
                    count,
                    OptionalDouble.of(seeded),
                    new TreeMap<>(),
                    "w" + id,
                    id == 0));
  }

  private static ColonyCount count(
      String experiment, String treatment, double colonies, double seeded, String source) {
    return new ColonyCount(
        experiment, treatment, colonies, OptionalDouble.of(seeded), new TreeMap<>(), source, false);
  }

  private static boolean hasControl(List<ColonyCount> counts) {
    return counts.stream().anyMatch(count -> count.treatment().equals("control"));
  }

  private static ClonogenicResult analyse(List<ColonyCount> counts) throws AnalysisException {
    return ClonogenicAssay.analyse(counts, ClonogenicOptions.STANDARD);
  }

  @Property(tries = 400)
  void no_table_gives_a_number_that_is_none(@ForAll("anyTable") List<ColonyCount> counts)
      throws AnalysisException {
    ClonogenicResult result = analyse(counts);
    assertThat(result.toString()).doesNotContain("NaN").doesNotContain("null");
    assertThat(result.toString()).doesNotContain("Infinity");
    result.comparisons().forEach(ClonogenicPropertyTest::isSound);
    result
        .factorial()
        .ifPresent(
            factorial -> factorial.simpleEffects().forEach(effect -> isSound(effect.comparison())));
  }

  private static void isSound(Comparison comparison) {
    Inference inference = comparison.inference();
    inference.exactP().ifPresent(p -> assertThat(p).isGreaterThan(0).isLessThanOrEqualTo(1));
    inference
        .bounds()
        .ifPresent(
            (Interval interval) ->
                assertThat(interval.contains(comparison.ratio().orElseThrow())).isTrue());
    if (comparison.experiments() < 3) {
      assertThat(inference).isInstanceOf(Inference.Refused.class);
    }
    if (inference.familyP().isPresent()) {
      assertThat(inference.familyP().getAsDouble())
          .isBetween(inference.exactP().orElseThrow(), 1.0);
    }
  }

  @Property(tries = 400)
  void every_well_is_either_in_a_sum_or_excluded_with_a_reason(
      @ForAll("anyTable") List<ColonyCount> counts) throws AnalysisException {
    ClonogenicResult result = analyse(counts);
    List<String> accounted = new ArrayList<>();
    result.treatments().stream()
        .flatMap(treatment -> treatment.experiments().stream())
        .forEach(sum -> accounted.addAll(sum.sources()));
    result.excluded().forEach(well -> accounted.add(well.source()));
    assertThat(accounted)
        .containsExactlyInAnyOrderElementsOf(counts.stream().map(ColonyCount::source).toList());
  }

  @Property(tries = 400)
  void the_order_of_the_rows_changes_nothing_to_the_bit(
      @ForAll("anyTable") List<ColonyCount> counts, @ForAll long seed) throws AnalysisException {
    List<ColonyCount> shuffled = new ArrayList<>(counts);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(analyse(shuffled)).isEqualTo(analyse(counts));
  }

  @Property(tries = 200)
  void seeding_twice_as_many_halves_the_plating_efficiency_and_leaves_survival(
      @ForAll("fullTable") List<ColonyCount> counts) throws AnalysisException {
    List<ColonyCount> twice =
        counts.stream()
            .map(c -> count(c.experiment(), c.treatment(), c.colonies(), 1400, c.source()))
            .toList();
    ClonogenicResult before = analyse(counts);
    ClonogenicResult after = analyse(twice);
    assertThat(after.treatments().get(0).experiments().get(0).rate())
        .isEqualTo(before.treatments().get(0).experiments().get(0).rate() / 2);
    sameRatios(before, after);
  }

  /** A day on which everything grows half as well is what the block takes up. */
  @Property(tries = 200)
  void a_level_of_one_experiment_leaves_the_ratios(@ForAll("fullTable") List<ColonyCount> counts)
      throws AnalysisException {
    List<ColonyCount> seededMore =
        counts.stream()
            .map(
                c ->
                    count(
                        c.experiment(),
                        c.treatment(),
                        c.colonies(),
                        c.experiment().equals("e3") ? 7000 : 700,
                        c.source()))
            .toList();
    sameRatios(analyse(counts), analyse(seededMore));
  }

  private static void sameRatios(ClonogenicResult before, ClonogenicResult after) {
    for (int i = 0; i < before.comparisons().size(); i++) {
      Comparison one = before.comparisons().get(i);
      Comparison other = after.comparisons().get(i);
      double ratio = one.ratio().orElseThrow();
      assertThat(other.ratio().orElseThrow()).isCloseTo(ratio, within(1e-10 * ratio));
      // Copied counts are refused, before as after.
      double p = one.inference().exactP().orElse(-1);
      assertThat(other.inference().exactP().orElse(-1)).isCloseTo(p, within(1e-8 * Math.abs(p)));
    }
  }

  /** With one treatment in every experiment the estimate is a mean of the surviving fractions. */
  @Property(tries = 200)
  void the_estimate_lies_among_the_surviving_fractions(
      @ForAll("fullTable") List<ColonyCount> counts) throws AnalysisException {
    List<ColonyCount> two =
        counts.stream().filter(c -> List.of("control", "a").contains(c.treatment())).toList();
    ClonogenicResult result = analyse(two);
    double[] fractions =
        result.treatments().get(1).experiments().stream()
            .mapToDouble(one -> one.survivingFraction().orElseThrow())
            .sorted()
            .toArray();
    assertThat(result.comparisons().get(0).ratio().orElseThrow())
        .isBetween(fractions[0] * (1 - 1e-9), fractions[fractions.length - 1] * (1 + 1e-9));
  }
}
