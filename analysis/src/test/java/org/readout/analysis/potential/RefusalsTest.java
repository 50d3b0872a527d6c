package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.analysis.AnalysisException;

/** What is not given, why, and what would make it possible. */
class RefusalsTest {
  private static final PotentialOptions TMRM =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH);

  private static PotentialResult analyse(List<CellIntensity> cells, Probe probe, LoadingMode mode)
      throws AnalysisException {
    return PotentialAssay.analyse(cells, PotentialOptions.of(probe, mode));
  }

  private static Withheld only(PotentialResult result, PotentialState state) {
    List<Withheld> found = result.withheld().stream().filter(one -> one.state() == state).toList();
    assertThat(found).isNotEmpty();
    found.forEach(
        one -> {
          assertThat(one.why()).endsWith(".");
          assertThat(one.remedy()).endsWith(".");
        });
    return found.get(0);
  }

  private static void saysNothingInMillivolts(PotentialResult result) {
    assertThat(result.millivolts()).isFalse();
    assertThat(result.cells()).allMatch(cell -> cell.changeMillivolts().isEmpty());
    assertThat(result.comparisons())
        .allMatch(one -> one.change().map(c -> c.changeMillivolts().isEmpty()).orElse(true))
        .allMatch(one -> !one.sentence().contains("mV"));
    assertThat(result.treatments().stream().flatMap(t -> t.experiments().stream()))
        .allMatch(e -> e.changeMillivolts().isEmpty() && e.wellFirstMillivolts().isEmpty());
    assertThat(result.legend()).doesNotContain("illivolt");
  }

  @Test
  void cmxros_gives_a_ratio_and_no_millivolts() throws AnalysisException {
    List<CellIntensity> cells = PotentialAssayTest.threeDays().all();
    PotentialResult result = analyse(cells, Probe.MITOTRACKER_RED_CMXROS, LoadingMode.NON_QUENCH);
    saysNothingInMillivolts(result);
    assertThat(only(result, PotentialState.PROBE_NOT_IN_MILLIVOLTS).why()).contains("covalently");
    assertThat(result.comparison("drug").orElseThrow().change().orElseThrow().logRatio())
        .isCloseTo(-0.4, within(1e-12));
    assertThat(result.has(PotentialState.CELL_MEAN_FOR_MITOCHONDRIA)).isTrue();
  }

  @Test
  void quench_mode_compares_nothing_and_says_so() throws AnalysisException {
    List<CellIntensity> cells = PotentialAssayTest.threeDays().all();
    PotentialResult result = analyse(cells, Probe.TMRM, LoadingMode.QUENCH);
    saysNothingInMillivolts(result);
    assertThat(result.scale()).isEqualTo(PotentialScale.NONE);
    assertThat(result.comparisons()).isEmpty();
    assertThat(result.cells()).isEmpty();
    assertThat(result.treatments()).allMatch(t -> t.normalised().isEmpty());
    assertThat(result.treatments()).allMatch(t -> t.experiments().get(0).signal() > 0);
    assertThat(only(result, PotentialState.QUENCH_MODE).remedy()).contains("over time");
  }

  @Test
  void a_mode_that_nobody_said_gives_no_millivolts() throws AnalysisException {
    List<CellIntensity> cells = PotentialAssayTest.threeDays().all();
    PotentialResult result = analyse(cells, Probe.TMRM, LoadingMode.UNKNOWN);
    saysNothingInMillivolts(result);
    assertThat(only(result, PotentialState.MODE_UNKNOWN).remedy()).contains("State in the study");
  }

  @Test
  void without_fccp_only_a_ratio_to_the_control_is_left() throws AnalysisException {
    List<CellIntensity> cells =
        PotentialAssayTest.threeDays().all().stream()
            .filter(cell -> cell.role() != CellRole.FCCP)
            .toList();
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    saysNothingInMillivolts(result);
    assertThat(result.scale()).isEqualTo(PotentialScale.CONTROL_RATIO);
    assertThat(only(result, PotentialState.NO_FCCP).remedy()).contains("FCCP");
    // (100 + 1000·e^-0.3)/1100 and so on: the zero that is not known makes effects look smaller.
    double log = 0;
    for (double effect : new double[] {0.3, 0.4, 0.5}) {
      log += Math.log((100 + 1000 * Math.exp(-effect)) / 1100) / 3;
    }
    assertThat(result.comparison("drug").orElseThrow().change().orElseThrow().logRatio())
        .isCloseTo(log, within(1e-12));
  }

  /** R's of 2 and 1 on three days: log2 −1; the lower 95 % of FCCP cells lie below 0.48. */
  @Test
  void jc1_gives_a_ratio_of_ratios_and_the_share_of_depolarised_cells() throws AnalysisException {
    Cells cells = new Cells();
    for (int day = 1; day <= 3; day++) {
      String name = "d" + day;
      for (int c = 0; c < 10; c++) {
        double shift = Math.exp(0.01 * day);
        cells.add(name, "A1", "vehicle", CellRole.VEHICLE, Signals.ofRedToGreen(2));
        cells.add(name, "A2", "vehicle", CellRole.VEHICLE, Signals.ofRedToGreen(2));
        double treated = c < 4 ? 0.2 : 1.0;
        cells.add(name, "B1", "drug", CellRole.SAMPLE, Signals.ofRedToGreen(treated * shift));
        cells.add(name, "C1", "FCCP", CellRole.FCCP, Signals.ofRedToGreen(0.3 + 0.02 * c));
        cells.add(name, "C2", "FCCP", CellRole.FCCP, Signals.ofRedToGreen(0.3 + 0.02 * c));
      }
    }
    PotentialResult result = analyse(cells.all(), Probe.JC_1, LoadingMode.UNKNOWN);
    saysNothingInMillivolts(result);
    assertThat(result.scale()).isEqualTo(PotentialScale.RED_TO_GREEN);
    assertThat(only(result, PotentialState.PROBE_NOT_IN_MILLIVOLTS).why()).contains("aggregates");
    Change change = result.comparison("drug").orElseThrow().change().orElseThrow();
    double expected = (0.4 * Math.log(0.2) + 0.6 * Math.log(1.0)) - Math.log(2) + 0.02;
    assertThat(change.logRatio()).isCloseTo(expected, within(1e-12));
    TreatmentPotential drug = result.treatment("drug").orElseThrow();
    assertThat(drug.experiments().get(0).depolarisedShare()).hasValue(0.4);
  }

  @Test
  void a_treatment_at_fccp_is_fully_depolarised_and_has_no_millivolts() throws AnalysisException {
    Cells cells = PotentialAssayTest.threeDays();
    for (int day = 1; day <= 3; day++) {
      cells.well("day " + day, "D01", "valinomycin", CellRole.SAMPLE, 96, 99, 102, 103);
    }
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    PotentialComparison gone = result.comparison("valinomycin").orElseThrow();
    assertThat(gone.change()).isEmpty();
    assertThat(gone.verdict()).isInstanceOf(Verdict.NotTested.class);
    assertThat(gone.sentence()).contains("fully depolarised").doesNotContain(" mV");
    assertThat(
            result.withheld().stream()
                .filter(one -> one.about().equals("valinomycin"))
                .map(Withheld::why))
        .first()
        .asString()
        .contains("fully depolarised as far as can be seen: in 3 of 3 experiments")
        .contains("normalised signal 0.000");
    // The other treatment keeps its numbers.
    assertThat(result.comparison("drug").orElseThrow().change()).isPresent();
  }

  @Test
  void a_treatment_within_three_sd_of_fccp_wells_is_not_clear_of_them() throws AnalysisException {
    Cells cells = new Cells();
    for (int day = 1; day <= 3; day++) {
      String name = "d" + day;
      cells
          .well(name, "A1", "vehicle", CellRole.VEHICLE, 1100, 1101)
          .well(name, "A2", "vehicle", CellRole.VEHICLE, 1100, 1101)
          .well(name, "B1", "drug", CellRole.SAMPLE, 200 + day, 201)
          .well(name, "C1", "FCCP", CellRole.FCCP, 60, 61)
          .well(name, "C2", "FCCP", CellRole.FCCP, 140, 141);
    }
    // FCCP wells 60.5 and 140.5: SD 56.6, so that 100.5 + 170 is needed.
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    assertThat(only(result, PotentialState.FULLY_DEPOLARISED).why()).contains("within 3 SD");
    assertThat(result.comparison("drug").orElseThrow().change()).isEmpty();
  }

  @Test
  void plates_without_control_or_fccp_or_window_are_left_out_by_name() throws AnalysisException {
    Cells cells = PotentialAssayTest.threeDays();
    cells
        .well("day 4", "A01", "vehicle", CellRole.VEHICLE, 1100)
        .well("day 4", "B01", "drug", CellRole.SAMPLE, 700)
        .well("day 5", "B01", "drug", CellRole.SAMPLE, 700)
        .well("day 5", "C01", "FCCP", CellRole.FCCP, 100)
        .well("day 6", "A01", "vehicle", CellRole.VEHICLE, 300)
        .well("day 6", "B01", "drug", CellRole.SAMPLE, 700)
        .well("day 6", "C01", "FCCP", CellRole.FCCP, 400);
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    assertThat(only(result, PotentialState.PLATE_WITHOUT_FCCP).about())
        .isEqualTo("plate P-day 4 of experiment day 4");
    assertThat(only(result, PotentialState.PLATE_WITHOUT_VEHICLE).about()).contains("day 5");
    assertThat(only(result, PotentialState.NO_WINDOW).about()).contains("day 6");
    assertThat(result.comparison("drug").orElseThrow().extent().experiments()).isEqualTo(3);
    assertThat(result.excluded()).hasSize(7);
  }

  @Test
  void cells_taken_with_different_settings_are_not_pooled() throws AnalysisException {
    List<CellIntensity> cells = new ArrayList<>();
    for (CellIntensity cell : PotentialAssayTest.threeDays().all()) {
      boolean longer = cell.place().experiment().equals("day 2") && cell.treatment().equals("drug");
      cells.add(
          new CellIntensity(
              cell.place(),
              cell.treatment(),
              cell.role(),
              cell.signals(),
              new TreeMap<>(),
              longer ? "200 ms" : "100 ms",
              cell.source(),
              Optional.empty()));
    }
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    Withheld mixed = only(result, PotentialState.MIXED_SETTINGS);
    assertThat(mixed.why()).contains("100 ms; 200 ms");
    assertThat(mixed.about()).contains("day 2");
    assertThat(result.comparison("drug").orElseThrow().extent().experiments()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} experiments")
  @CsvSource({"1, ONE_EXPERIMENT, false", "2, TWO_EXPERIMENTS, true"})
  void below_three_experiments_there_is_no_p(int days, PotentialState state, boolean interval)
      throws AnalysisException {
    List<CellIntensity> cells =
        PotentialAssayTest.threeDays().all().stream()
            .filter(cell -> cell.place().experiment().compareTo("day " + days) <= 0)
            .toList();
    PotentialResult result = PotentialAssay.analyse(cells, TMRM);
    PotentialComparison drug = result.comparison("drug").orElseThrow();
    assertThat(drug.verdict()).isInstanceOf(Verdict.NotTested.class);
    assertThat(drug.verdict().exactP()).isEmpty();
    assertThat(result.has(state)).isTrue();
    assertThat(drug.change().orElseThrow().logRatioInterval().isPresent()).isEqualTo(interval);
    assertThat(drug.sentence()).contains("not tested").doesNotContain("p =");
  }

  @Test
  void bad_designs_are_typed_errors_with_a_remedy() {
    assertThatThrownBy(() -> PotentialAssay.analyse(List.of(), TMRM))
        .isInstanceOf(AnalysisException.BadDesign.class);
    Cells twice = PotentialAssayTest.threeDays();
    twice.well("day 1", "A01", "drug", CellRole.SAMPLE, 5);
    assertThatThrownBy(() -> PotentialAssay.analyse(twice.all(), TMRM))
        .isInstanceOf(AnalysisException.BadDesign.class)
        .hasMessageContaining("well A01 of plate P-day 1 of experiment day 1 is both");
    assertThatThrownBy(
            () ->
                PotentialAssay.analyse(
                    PotentialAssayTest.threeDays().all(), TMRM.withControl("DMSO")))
        .isInstanceOf(AnalysisException.NoControl.class);
    Cells two = PotentialAssayTest.threeDays();
    two.well("day 1", "H01", "ethanol", CellRole.VEHICLE, 5);
    assertThatThrownBy(() -> PotentialAssay.analyse(two.all(), TMRM))
        .isInstanceOf(AnalysisException.NoControl.class)
        .hasMessageContaining("ethanol, vehicle");
  }

  @Test
  void a_day_whose_control_is_dead_is_left_out_and_the_others_stay() throws AnalysisException {
    Cells cells = PotentialAssayTest.threeDays();
    cells
        .well("day 4", "A01", "vehicle", CellRole.VEHICLE, 1100, 99, 98, 1100)
        .well("day 4", "B01", "drug", CellRole.SAMPLE, 700, 710)
        .well("day 4", "C01", "FCCP", CellRole.FCCP, 96, 104)
        .well("day 4", "C02", "FCCP", CellRole.FCCP, 98, 102);
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    assertThat(result.comparison("drug").orElseThrow().extent().experiments()).isEqualTo(3);
    assertThat(
            result.withheld().stream()
                .filter(one -> one.about().equals("vehicle"))
                .map(Withheld::what))
        .containsExactly("comparisons in experiments without a usable control");
  }

  @Test
  void copies_of_one_day_are_not_tested() throws AnalysisException {
    Cells cells = new Cells();
    for (String day : List.of("d1", "d2", "d3")) {
      cells
          .well(day, "A1", "vehicle", CellRole.VEHICLE, 1103, 1200)
          .well(day, "B1", "drug", CellRole.SAMPLE, 707, 690)
          .well(day, "C1", "FCCP", CellRole.FCCP, 96, 104)
          .well(day, "C2", "FCCP", CellRole.FCCP, 98, 102);
    }
    for (PotentialOptions.ErrorTerm term : PotentialOptions.ErrorTerm.values()) {
      PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM.judgedBy(term));
      assertThat(result.has(PotentialState.NO_SCATTER)).isTrue();
      assertThat(result.comparison("drug").orElseThrow().verdict().exactP()).isEmpty();
    }
  }

  @Test
  void unstained_cells_are_on_no_scale_and_are_accounted_for() throws AnalysisException {
    Cells cells = PotentialAssayTest.threeDays();
    cells.well("day 1", "H01", "no dye", CellRole.UNSTAINED, 3, 4);
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    assertThat(result.treatment("no dye")).isEmpty();
    assertThat(result.excluded())
        .extracting(CellExclusion::state)
        .containsExactly(PotentialState.STAINING_CONTROL, PotentialState.STAINING_CONTROL);
  }
}
