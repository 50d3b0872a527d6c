package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.potential.PotentialOptions.ErrorTerm;

class PotentialPropertyTest {
  private static final PotentialOptions TMRM =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH);
  private static final Map<String, Double> SHIFTS =
      Map.of("vehicle", 0.0, "drug", 8.0, "other", -4.0);

  /** Tables as labs bring them: wells missing, cells below zero, plates without controls. */
  @Provide
  Arbitrary<List<CellIntensity>> anyTable() {
    Arbitrary<CellIntensity> cell =
        Combinators.combine(
                Arbitraries.of("d1", "d2", "d3", "d10"),
                Arbitraries.of("vehicle", "drug", "other", "FCCP", "oligomycin"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.integers().between(1, 2),
                Arbitraries.doubles().between(-200, 3000),
                Arbitraries.integers().between(0, 99999))
            .as(PotentialPropertyTest::cell);
    return cell.list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .filter(all -> all.stream().anyMatch(one -> one.role() == CellRole.VEHICLE));
  }

  private static CellIntensity cell(
      String day, String treatment, int well, int field, double counts, int id) {
    CellRole role =
        switch (treatment) {
          case "vehicle" -> CellRole.VEHICLE;
          case "FCCP" -> CellRole.FCCP;
          case "oligomycin" -> CellRole.OLIGOMYCIN;
          default -> CellRole.SAMPLE;
        };
    Place place = new Place(day, "p", treatment + well, "f" + field, id);
    Signals signals = Signals.ofMean(counts).withMitochondria(1.5 * counts).withMass(500);
    return CellIntensity.of(place, treatment, role, signals, "row " + id);
  }

  @Property(tries = 200)
  void no_table_gives_a_number_that_is_none(@ForAll("anyTable") List<CellIntensity> cells)
      throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    assertThat(result.toString()).doesNotContain("NaN").doesNotContain("null");
    assertThat(result.toString()).doesNotContain("Infinity");
    for (PotentialComparison one : result.comparisons()) {
      one.verdict().exactP().ifPresent(p -> assertThat(p).isGreaterThan(0).isLessThanOrEqualTo(1));
      if (one.verdict().exactP().isPresent()) {
        assertThat(one.extent().experiments()).isGreaterThanOrEqualTo(3);
        assertThat(one.verdict().familyP().orElseThrow())
            .isBetween(one.verdict().exactP().orElseThrow(), 1.0);
      }
    }
  }

  @Property(tries = 200)
  void the_order_of_the_rows_changes_nothing_to_the_bit(
      @ForAll("anyTable") List<CellIntensity> cells, @ForAll long seed) throws AnalysisException {
    List<CellIntensity> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(PotentialAssay.analyse(shuffled, TMRM))
        .isEqualTo(PotentialAssay.analyse(cells, TMRM));
  }

  @Property(tries = 200)
  void every_cell_is_on_the_scale_or_excluded_with_a_reason(
      @ForAll("anyTable") List<CellIntensity> cells) throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    List<String> accounted = new ArrayList<>();
    result.cells().forEach(one -> accounted.add(one.source()));
    result.excluded().forEach(one -> accounted.add(one.source()));
    assertThat(accounted)
        .containsExactlyInAnyOrderElementsOf(cells.stream().map(CellIntensity::source).toList());
  }

  /** A longer exposure or a lamp's drift, and an offset of the background, on one whole plate. */
  @Property(tries = 30)
  void gain_and_offset_of_a_plate_change_nothing(
      @ForAll @DoubleRange(min = 0.1, max = 8) double gain,
      @ForAll @DoubleRange(min = -500, max = 500) double offset,
      @ForAll long seed)
      throws AnalysisException {
    List<CellIntensity> cells = SimulatedStudy.usual(3).cells(new Random(seed), SHIFTS);
    PotentialResult before = PotentialAssay.analyse(cells, TMRM);
    PotentialResult after =
        PotentialAssay.analyse(rescaled(cells, "e2", x -> gain * x + offset), TMRM);
    same(before, after);
  }

  private static List<CellIntensity> rescaled(
      List<CellIntensity> cells, String experiment, DoubleUnaryOperator change) {
    return cells.stream()
        .map(
            cell ->
                cell.place().experiment().equals(experiment)
                    ? CellIntensity.of(
                        cell.place(),
                        cell.treatment(),
                        cell.role(),
                        Signals.ofMean(
                            change.applyAsDouble(cell.signals().cellMeanCounts().orElseThrow())),
                        cell.source())
                    : cell)
        .toList();
  }

  private static void same(PotentialResult before, PotentialResult after) {
    for (int i = 0; i < before.comparisons().size(); i++) {
      PotentialComparison one = before.comparisons().get(i);
      PotentialComparison other = after.comparisons().get(i);
      assertThat(other.change().isPresent()).isEqualTo(one.change().isPresent());
      if (one.change().isPresent()) {
        assertThat(other.change().orElseThrow().logRatio())
            .isCloseTo(one.change().orElseThrow().logRatio(), within(1e-9));
        assertThat(other.verdict().exactP().orElse(-1))
            .isCloseTo(one.verdict().exactP().orElse(-1), within(1e-7));
      }
    }
  }

  /** With one treatment beside the control there is one scatter, whichever way it is asked for. */
  @Property(tries = 20)
  void two_groups_have_one_error_term(@ForAll long seed) throws AnalysisException {
    List<CellIntensity> cells =
        SimulatedStudy.usual(3).cells(new Random(seed), Map.of("vehicle", 0.0, "drug", 5.0));
    PotentialResult pooled = PotentialAssay.analyse(cells, TMRM);
    same(pooled, PotentialAssay.analyse(cells, TMRM.judgedBy(ErrorTerm.OWN)));
  }

  /** The interaction is what the second simple effect has more than the first. */
  @Property(tries = 20)
  void simple_effects_and_interaction_add_up(@ForAll long seed) throws AnalysisException {
    List<CellIntensity> cells =
        SimulatedStudy.usual(4)
            .cells(new Random(seed), Map.of("vehicle", 0.0, "a", 5.0, "b", 3.0, "a + b", 12.0));
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    PotentialFactorial two = result.factorial().orElseThrow();
    double without = two.simpleEffects().get(0).comparison().change().orElseThrow().logRatio();
    double with = two.simpleEffects().get(1).comparison().change().orElseThrow().logRatio();
    assertThat(two.interactions().get(0).change().orElseThrow().logRatio())
        .isCloseTo(with - without, within(1e-12));
  }
}
