package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.potential.PotentialOptions.ErrorTerm;

/**
 * Genotype × rapamycin on four days, by hand: log ratios 0, −0.30, 0.12, −0.55 and so on. Expected
 * numbers are R 4.2.2's: m <- lm(y ~ day + treatment); summary(m); Dunnett by integrate() over
 * scatter and control; p.adjust(holm); anova(lm(y ~ day + genotype * drug)).
 */
class FoundingQuestionTest {
  private static final double[][] LOGS = {
    {0, -0.30, 0.12, -0.55},
    {0, -0.41, 0.05, -0.70},
    {0, -0.22, -0.02, -0.48},
    {0, -0.35, 0.20, -0.61}
  };
  private static final String[] TREATMENTS = {"wt", "ko", "wt rapa", "ko rapa"};
  private static final PotentialOptions TMRM =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH).withControl("wt");

  private static List<CellIntensity> cells() {
    Cells cells = new Cells();
    for (int day = 0; day < LOGS.length; day++) {
      String name = "d" + (day + 1);
      for (int t = 0; t < TREATMENTS.length; t++) {
        double counts = 50 + 800 * Math.exp(LOGS[day][t]);
        cells.well(name, "A" + t, TREATMENTS[t], CellRole.SAMPLE, counts, counts);
        cells.well(name, "B" + t, TREATMENTS[t], CellRole.SAMPLE, counts, counts, counts);
      }
      cells
          .well(name, "A9", "FCCP", CellRole.FCCP, 49, 51)
          .well(name, "B9", "FCCP", CellRole.FCCP, 48, 52);
    }
    return cells.all().stream().map(FoundingQuestionTest::withFactors).toList();
  }

  private static CellIntensity withFactors(CellIntensity cell) {
    Map<String, String> factors =
        Map.of(
            "genotype", cell.treatment().startsWith("ko") ? "Tsc2−/−" : "Tsc2+/+",
            "drug", cell.treatment().endsWith("rapa") ? "rapamycin" : "vehicle");
    return new CellIntensity(
        cell.place(),
        cell.treatment(),
        cell.role(),
        cell.signals(),
        cell.role() == CellRole.FCCP ? new TreeMap<>() : new TreeMap<>(factors),
        "",
        cell.source(),
        Optional.empty());
  }

  @Test
  void comparisons_with_the_control_are_rs_with_dunnett() throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(cells(), TMRM);
    Verdict.Tested ko = tested(result.comparison("ko").orElseThrow());
    assertThat(ko.t()).isCloseTo(-5.933377283, within(1e-8));
    assertThat(ko.df()).isEqualTo(9);
    assertThat(ko.p()).isCloseTo(2.198034216e-4, within(1e-12));
    assertThat(ko.adjustedP()).isCloseTo(5.844418982e-4, within(1e-10));
    assertThat(ko.adjustment()).isEqualTo("Dunnett");
    assertThat(ko.family()).isEqualTo(3);
    assertThat(tested(result.comparison("wt rapa").orElseThrow()).adjustedP())
        .isCloseTo(0.3027642619, within(1e-8));
    Verdict.Tested holm =
        tested(
            PotentialAssay.analyse(cells(), TMRM.withAdjustment(Adjustment.HOLM))
                .comparison("ko rapa")
                .orElseThrow());
    assertThat(holm.adjustedP()).isCloseTo(5.434966202e-6, within(1e-13));
  }

  @Test
  void the_interaction_is_rs_by_t_and_by_f() throws AnalysisException {
    PotentialFactorial two =
        PotentialAssay.analyse(cells(), TMRM.withFactors("genotype", "drug"))
            .factorial()
            .orElseThrow();
    PotentialFactorial.Interaction both = two.interactions().get(0);
    assertThat(both.treatment()).isEqualTo("ko rapa");
    assertThat(both.change().orElseThrow().logRatio()).isCloseTo(-0.3525, within(1e-12));
    assertThat(both.beyondSumMillivolts().orElseThrow()).isCloseTo(0.3525 * 26.72666, within(1e-4));
    assertThat(two.interaction().orElseThrow().f()).isCloseTo(21.35956, within(1e-4));
    assertThat(two.interaction().orElseThrow().p()).isCloseTo(0.00125143377, within(1e-10));
    assertThat(two.extent().experiments()).isEqualTo(4);
    assertThat(two.simpleEffects()).hasSize(4);
    assertThat(both.sentence())
        .isEqualTo(
            "ko rapa: an interaction: FCCP-normalised TMRM was 70 % of the product of the single"
                + " effects (95 % CI 59–84 %, apparent change 9.4 mV, 95 % CI 4.8 to 14.0 mV;"
                + " randomised blocks by experiment, t(9) = −4.6, p = 0.0013, n = 4 experiments, 32"
                + " wells, 80 cells), 9.4 mV more depolarised than the sum of both single"
                + " effects.");
  }

  /** t.test of the four differences of differences: p = 0.004429157648 on 3 df. */
  @Test
  void a_contrast_may_be_judged_by_its_own_scatter() throws AnalysisException {
    PotentialFactorial two =
        PotentialAssay.analyse(cells(), TMRM.judgedBy(ErrorTerm.OWN)).factorial().orElseThrow();
    Verdict.Tested own = (Verdict.Tested) two.interactions().get(0).verdict();
    assertThat(own.df()).isEqualTo(3);
    assertThat(own.p()).isCloseTo(0.004429157648, within(1e-10));
  }

  @Test
  void both_simple_effects_of_both_factors_are_there_in_percent_and_millivolts()
      throws AnalysisException {
    PotentialFactorial two = PotentialAssay.analyse(cells(), TMRM).factorial().orElseThrow();
    for (PotentialFactorial.SimpleEffect effect : two.simpleEffects()) {
      Change change = effect.comparison().change().orElseThrow();
      assertThat(change.percentChangeInterval()).isPresent();
      assertThat(change.changeMillivoltsInterval()).isPresent();
      assertThat(tested(effect.comparison()).adjustment()).isEqualTo("Holm");
    }
    assertThat(two.simpleEffects().stream().map(one -> one.factor() + " at " + one.heldLevel()))
        .containsExactly(
            "drug at Tsc2+/+", "drug at Tsc2−/−", "genotype at vehicle", "genotype at rapamycin");
  }

  /** Without the day that lacks a treatment Dunnett's law has no balance: Holm's rule, by name. */
  @Test
  void an_incomplete_day_is_used_and_the_rule_says_its_name() throws AnalysisException {
    List<CellIntensity> cells =
        cells().stream()
            .filter(
                cell -> !cell.place().experiment().equals("d4") || !cell.treatment().equals("ko"))
            .toList();
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    assertThat(tested(result.comparison("ko").orElseThrow()).adjustment()).isEqualTo("Holm");
    assertThat(result.comparison("ko").orElseThrow().extent().experiments()).isEqualTo(3);
    assertThat(result.comparison("wt rapa").orElseThrow().extent().experiments()).isEqualTo(4);
  }

  private static Verdict.Tested tested(PotentialComparison comparison) {
    return (Verdict.Tested) comparison.verdict();
  }

  /** One treatment whose effect changes from day to day beside three that repeat. */
  @Test
  void a_comparison_that_scatters_more_than_the_others_is_flagged() throws AnalysisException {
    Cells cells = new Cells();
    double[] wild = {-0.9, 0.1, -1.4, -0.2, -0.6, 0.2};
    for (int day = 0; day < wild.length; day++) {
      String name = "d" + day;
      double small = 0.02 * (day % 3);
      double other = 0.03 * (day % 2);
      double[] logs = {0, -0.1 + small, -0.2 - small + other, wild[day]};
      String[] names = {"vehicle", "a", "b", "wild"};
      for (int t = 0; t < logs.length; t++) {
        double counts = 50 + 800 * Math.exp(logs[t]);
        CellRole role = t == 0 ? CellRole.VEHICLE : CellRole.SAMPLE;
        cells.well(name, "A" + t, names[t], role, counts, counts);
      }
      cells.well(name, "A9", "FCCP", CellRole.FCCP, 49, 51);
    }
    PotentialResult result =
        PotentialAssay.analyse(
            cells.all(), PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH));
    assertThat(
            result.cautions().stream()
                .filter(one -> one.state() == PotentialState.UNEQUAL_SCATTER)
                .map(Caution::sentence))
        .singleElement()
        .asString()
        .contains("Mauchly", "wild p = ");
    assertThat(PotentialAssay.analyse(cells(), TMRM).has(PotentialState.UNEQUAL_SCATTER)).isFalse();
  }
}
