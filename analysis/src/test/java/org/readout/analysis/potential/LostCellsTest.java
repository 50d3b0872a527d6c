package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.potential.CellPotential.Use;

/** Why as many bright cells are set aside as are too dim, and where a mean ends. */
class LostCellsTest {
  private static final PotentialLimits ANY_LOSS =
      new PotentialLimits(0.35, 0.3, 1, 3, 0.49, 5, 0.95);

  /** One day without any other scatter than that of cells, and a true change of the drug. */
  private static PotentialResult study(double drugMillivolts, double spreadMillivolts)
      throws AnalysisException {
    SimulatedStudy day = new SimulatedStudy(1, 4, 1, 1500, 0, 0, 0, 0, spreadMillivolts, 40);
    List<CellIntensity> cells =
        day.cells(
            new Random(20261123), new TreeMap<>(Map.of("vehicle", 0.0, "drug", drugMillivolts)));
    return PotentialAssay.analyse(
        cells, PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH).within(ANY_LOSS));
  }

  /** Up to a quarter of cells lost, the mean stays within 1 mV of the truth. */
  @ParameterizedTest(name = "{0} mV of cells that spread {1} mV")
  @CsvSource({"10, 6", "20, 6", "10, 15", "20, 15", "30, 15"})
  void the_mean_stays_where_it_is(double drug, double spread) throws AnalysisException {
    PotentialResult result = study(drug, spread);
    TreatmentPotential found = result.treatment("drug").orElseThrow();
    double lost = found.tooDimCells() / (double) found.cells();
    Change change = result.comparison("drug").orElseThrow().change().orElseThrow();
    double dropped = mean(result, "drug") - mean(result, "vehicle");
    System.out.printf(
        "true %.0f mV, spread %.0f mV, %.1f %% lost: %.2f mV; dim cells just dropped: %.2f mV%n",
        drug, spread, 100 * lost, change.changeMillivolts().orElseThrow(), dropped);
    assertThat(change.changeMillivolts().orElseThrow()).isCloseTo(drug, within(1.0));
    if (lost > 0.08) {
      assertThat(dropped).isLessThan(drug - 2);
    }
  }

  private static double mean(PotentialResult result, String treatment) {
    return result.cells().stream()
        .filter(cell -> cell.treatment().equals(treatment) && cell.use() != Use.TOO_DIM)
        .mapToDouble(cell -> cell.changeMillivolts().orElseThrow())
        .average()
        .orElseThrow();
  }
}
