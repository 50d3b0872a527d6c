package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;

class PotentialAssayTest {
  private static final PotentialOptions TMRM =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH);

  /**
   * Three days; FCCP at 100 ± 2 and vehicle at 1100, so that 1000 counts are 1. Drug cells are at
   * ratios e^(-d): days 0.3, 0.4 and 0.5 on the natural logarithm.
   */
  static Cells threeDays() {
    Cells cells = new Cells();
    double[] effect = {0.3, 0.4, 0.5};
    for (int day = 0; day < 3; day++) {
      String name = "day " + (day + 1);
      double drug = 100 + 1000 * Math.exp(-effect[day]);
      cells
          .well(name, "A01", "vehicle", CellRole.VEHICLE, 1100, 1100, 1100)
          .well(name, "A02", "vehicle", CellRole.VEHICLE, 1100, 1100)
          .well(name, "B01", "drug", CellRole.SAMPLE, drug, drug)
          .well(name, "B02", "drug", CellRole.SAMPLE, drug, drug, drug)
          .well(name, "C01", "FCCP", CellRole.FCCP, 96, 100, 104)
          .well(name, "C02", "FCCP", CellRole.FCCP, 98, 100, 102);
    }
    return cells;
  }

  /** Paired t of 0.3, 0.4, 0.5: mean 0.4, SD 0.1, t = 0.4/(0.1/√3) on 2 df, p = 0.02023. */
  @Test
  void a_table_by_hand_gives_the_paired_t_test_of_log_ratios() throws AnalysisException {
    PotentialResult result = PotentialAssay.analyse(threeDays().all(), TMRM);
    PotentialComparison drug = result.comparison("drug").orElseThrow();
    Change change = drug.change().orElseThrow();
    assertThat(change.logRatio()).isCloseTo(-0.4, within(1e-12));
    assertThat(change.percentChange()).isCloseTo(100 * (Math.exp(-0.4) - 1), within(1e-9));
    assertThat(change.changeMillivolts().orElseThrow()).isCloseTo(0.4 * 26.72666, within(1e-4));
    // t(0.975, 2) = 4.302653: half width 0.248414 on the logarithm, 6.6393 mV.
    assertThat(change.changeMillivoltsInterval().orElseThrow().low())
        .isCloseTo((0.4 - 0.2484138) * 26.72666, within(1e-4));
    assertThat(change.changeMillivoltsInterval().orElseThrow().high())
        .isCloseTo((0.4 + 0.2484138) * 26.72666, within(1e-4));
    Verdict.Tested tested = (Verdict.Tested) drug.verdict();
    assertThat(tested.df()).isEqualTo(2);
    assertThat(tested.t()).isCloseTo(-6.928203, within(1e-6));
    assertThat(tested.p()).isCloseTo(0.02020410, within(1e-7));
    assertThat(drug.extent()).isEqualTo(new Extent(3, 12, 30));
    assertThat(drug.sentence())
        .isEqualTo(
            "drug lowered FCCP-normalised TMRM to 67 % of vehicle (95 % CI 52–86 %, an apparent"
                + " depolarisation of 10.7 mV, 95 % CI 4.1 to 17.3 mV; paired t test on"
                + " experiments, t(2) = −6.9, p = 0.02, n = 3 experiments, 12 wells, 30 cells).");
  }
}
