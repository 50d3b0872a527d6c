package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;

/** Controls, second opinions and what else a reader has to know. */
class ControlsTest {
  private static final PotentialOptions TMRM =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH);

  /** Three days with cell mean, mitochondrial mean and mass of vehicle and drug. */
  private static Cells signals(double cellRatio, double mitoRatio, double massRatio) {
    Cells cells = new Cells();
    for (int day = 1; day <= 3; day++) {
      String name = "d" + day;
      double drift = Math.exp(0.01 * day);
      for (String well : List.of("1", "2")) {
        cells.add(name, "A" + well, "vehicle", CellRole.VEHICLE, all(1000, 3000, 500));
        cells.add(name, "A" + well, "vehicle", CellRole.VEHICLE, all(1000, 3000, 500));
        Signals drug =
            all(100 + 900 * cellRatio * drift, 200 + 2800 * mitoRatio * drift, 500 * massRatio);
        cells.add(name, "B" + well, "drug", CellRole.SAMPLE, drug);
        cells.add(name, "B" + well, "drug", CellRole.SAMPLE, drug);
        cells.add(name, "C" + well, "FCCP", CellRole.FCCP, all(99, 198, 500));
        cells.add(name, "C" + well, "FCCP", CellRole.FCCP, all(101, 202, 500));
      }
    }
    return cells;
  }

  private static Signals all(double cell, double mitochondria, double mass) {
    return Signals.ofMean(cell).withMitochondria(mitochondria).withMass(mass);
  }

  private static Opinion opinion(PotentialResult result, Estimator estimator) {
    return result.comparison("drug").orElseThrow().opinions().stream()
        .filter(one -> one.estimator() == estimator)
        .findFirst()
        .orElseThrow();
  }

  /** Less mass at equal potential: cell mean × 0.623 looks like 12.6 mV, mitochondria × 0.903. */
  @Test
  void less_mass_is_told_from_less_potential() throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(signals(0.623, 0.903, 0.6).all(), TMRM);
    Opinion mitochondria = opinion(result, Estimator.MITOCHONDRIAL_MEAN);
    assertThat(mitochondria.disagrees()).isTrue();
    assertThat(mitochondria.differenceMillivolts().orElseThrow())
        .isCloseTo(-26.72666 * Math.log(0.903 / 0.623), within(1e-4));
    assertThat(mitochondria.sentence())
        .isEqualTo(
            "drug: 12.1 mV by the cell mean, 2.2 mV by the mitochondrial mean; they differ by 9.9"
                + " mV. The cell mean fell further: fewer mitochondria per cell look like a lost"
                + " potential (the mass channel is at 60 % of vehicle), and a mask drawn on the dye"
                + " itself keeps only bright pixels.");
    Opinion perMass = opinion(result, Estimator.MASS_NORMALISED);
    assertThat(perMass.change().orElseThrow().logRatio())
        .isCloseTo(Math.log(0.623 / 0.6) + 0.02, within(1e-9));
    assertThat(result.has(PotentialState.ESTIMATORS_DISAGREE)).isTrue();
  }

  /** Two pixels out of focus: cell mean × 0.986, mitochondria × 0.77. */
  @Test
  void lost_focus_is_told_from_less_potential() throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(signals(0.986, 0.77, 1).all(), TMRM);
    Opinion mitochondria = opinion(result, Estimator.MITOCHONDRIAL_MEAN);
    assertThat(mitochondria.disagrees()).isTrue();
    assertThat(mitochondria.sentence()).contains("lost focus").contains("focus flags");
  }

  @Test
  void estimators_that_agree_say_so_and_raise_nothing() throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(signals(0.7, 0.72, 1).all(), TMRM);
    assertThat(opinion(result, Estimator.MITOCHONDRIAL_MEAN).sentence())
        .endsWith("they agree within 5.0 mV.");
    assertThat(result.has(PotentialState.ESTIMATORS_DISAGREE)).isFalse();
  }

  /** Vehicle wells 1000 and 1020, FCCP 100 and 104: Z′ = 1 − 3·(10√2 + 2√2)/908 = 0.9439. */
  @Test
  void the_window_is_that_of_well_means() throws AnalysisException {
    Cells cells =
        new Cells()
            .well("d1", "A1", "vehicle", CellRole.VEHICLE, 990, 1010)
            .well("d1", "A2", "vehicle", CellRole.VEHICLE, 1010, 1030)
            .well("d1", "B1", "drug", CellRole.SAMPLE, 900, 950)
            .well("d1", "C1", "FCCP", CellRole.FCCP, 99, 101)
            .well("d1", "C2", "FCCP", CellRole.FCCP, 103, 105);
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    PlateWindow window = result.windows().get(0);
    assertThat(window.window().orElseThrow().zPrime())
        .isCloseTo(1 - 36 * Math.sqrt(2) / 908, within(1e-12));
    assertThat(window.fccpToControl().orElseThrow()).isCloseTo(102.0 / 1010, within(1e-12));
    assertThat(window.passes()).isTrue();
    assertThat(result.has(PotentialState.SMALL_WINDOW)).isFalse();
    assertThat(window.sentence())
        .isEqualTo(
            "Plate P-d1 of experiment d1: FCCP is at 10 % of the control (limit 35 %), Z′ = 0.94"
                + " (limit 0.30).");
  }

  @Test
  void a_small_window_and_a_single_fccp_well_are_flagged() throws AnalysisException {
    Cells small =
        new Cells()
            .well("d1", "A1", "vehicle", CellRole.VEHICLE, 990, 1010)
            .well("d1", "A2", "vehicle", CellRole.VEHICLE, 1010, 1030)
            .well("d1", "C1", "FCCP", CellRole.FCCP, 500, 520)
            .well("d1", "C2", "FCCP", CellRole.FCCP, 500, 520);
    assertThat(PotentialAssay.analyse(small.all(), TMRM).has(PotentialState.SMALL_WINDOW)).isTrue();
    Cells single =
        new Cells()
            .well("d1", "A1", "vehicle", CellRole.VEHICLE, 990, 1010)
            .well("d1", "C1", "FCCP", CellRole.FCCP, 100, 104);
    PotentialResult result = PotentialAssay.analyse(single.all(), TMRM);
    assertThat(result.has(PotentialState.FCCP_SCATTER_UNKNOWN)).isTrue();
    assertThat(result.has(PotentialState.WINDOW_NOT_JUDGED)).isTrue();
  }

  @Test
  void oligomycin_must_not_lower_the_signal() throws AnalysisException {
    Cells cells = PotentialAssayTest.threeDays();
    for (int day = 1; day <= 3; day++) {
      cells.well("day " + day, "E01", "oligomycin", CellRole.OLIGOMYCIN, 800, 820);
    }
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    assertThat(result.has(PotentialState.OLIGOMYCIN_FELL)).isTrue();
    // A control is no member of the family, and takes nothing from the others.
    assertThat(result.comparisons()).hasSize(1);
    assertThat(result.comparison("drug").orElseThrow().verdict())
        .isEqualTo(
            PotentialAssay.analyse(PotentialAssayTest.threeDays().all(), TMRM)
                .comparison("drug")
                .orElseThrow()
                .verdict());
  }

  @Test
  void excluded_cells_are_in_no_mean_and_keep_their_reason() throws AnalysisException {
    Cells cells = PotentialAssayTest.threeDays();
    Place place = new Place("day 1", "P-day 1", "B01", "1", 999);
    cells
        .all()
        .add(
            new CellIntensity(
                place,
                "drug",
                CellRole.SAMPLE,
                Signals.ofMean(60000),
                new TreeMap<>(),
                "",
                "row 999",
                Optional.of("3 % of its mitochondria are saturated")));
    PotentialResult result = PotentialAssay.analyse(cells.all(), TMRM);
    assertThat(result.comparison("drug").orElseThrow().change().orElseThrow().logRatio())
        .isCloseTo(-0.4, within(1e-12));
    assertThat(result.excluded())
        .containsExactly(
            new CellExclusion(
                "row 999",
                place,
                "drug",
                PotentialState.EXCLUDED_BEFORE,
                "3 % of its mitochondria are saturated"));
  }

  /** Standard deviations of 12, 5, 3 and 6 mV come back from many groups. */
  @Test
  void the_spread_is_found_at_its_level() throws AnalysisException {
    SimulatedStudy study = new SimulatedStudy(60, 3, 3, 6, 0, 12, 5, 3, 6, 1);
    PotentialSpread spread =
        PotentialAssay.analyse(
                study.cells(new Random(20261123), Map.of("vehicle", 0.0, "drug", 0.0)), TMRM)
            .spread()
            .orElseThrow();
    PotentialSpread.Levels millivolts = spread.millivolts().orElseThrow();
    assertThat(millivolts.betweenCells().orElseThrow()).isCloseTo(6, within(0.3));
    assertThat(millivolts.betweenFields().orElseThrow()).isCloseTo(3, within(0.5));
    assertThat(millivolts.betweenWells().orElseThrow()).isCloseTo(5, within(1.0));
    // Of drug and vehicle, because a change is relative to the vehicle of the day: 12·√2 and more.
    assertThat(millivolts.betweenExperiments().orElseThrow()).isBetween(12.0, 22.0);
    assertThat(spread.iccWell()).isBetween(spread.iccExperiment(), 1.0);
  }

  @Test
  void the_methods_say_what_was_done() throws AnalysisException {
    PotentialResult result =
        PotentialAssay.analyse(PotentialAssayTest.threeDays().all(), TMRM.at(25));
    assertThat(result.methods())
        .contains("TMRM (non-quench mode)", "25 °C (RT/F = 25.69 mV)", "apparent")
        .contains("FCCP wells (0)", "The unit of inference (n) is the experiment")
        .contains("paired t test on experiments")
        .contains("potential-nernst-per-cell, version 1");
    assertThat(result.legend()).contains("n counts experiments, not cells");
  }
}
