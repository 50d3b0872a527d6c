package org.readout.analysis.potential;

import java.util.List;
import java.util.OptionalDouble;
import org.readout.analysis.Outcome;
import org.readout.analysis.TTest;
import org.readout.analysis.potential.CellPotential.Use;

/**
 * The mistake, for showing beside the right test and never in its place: every cell taken as an
 * independent experiment. Cells of one culture share its day, so that p shrinks with the number of
 * cells that were looked at, not with what is known.
 *
 * @param cells of both treatments that the test takes for n
 * @param wrongP of Welch's test on cells
 * @param rightP of the test on experiments, unadjusted; empty where that was not done
 * @see <a href="https://doi.org/10.1083/jcb.202001064">Lord 2020, J. Cell Biol. 219:e202001064</a>
 */
public record CellsAsN(
    String treatment, String reference, int cells, double wrongP, OptionalDouble rightP) {

  /**
   * @param comparison one of the result, whose cells are tested
   * @return refused where a treatment has too few cells with a logarithm
   */
  public static Outcome<CellsAsN> of(PotentialResult result, PotentialComparison comparison) {
    double[] treated = logs(result.cells(), comparison.treatment());
    double[] reference = logs(result.cells(), comparison.reference());
    return TTest.welch(treated, reference)
        .map(
            test ->
                new CellsAsN(
                    comparison.treatment(),
                    comparison.reference(),
                    treated.length + reference.length,
                    test.p(),
                    comparison.verdict().exactP()));
  }

  private static double[] logs(List<CellPotential> cells, String treatment) {
    return cells.stream()
        .filter(cell -> cell.treatment().equals(treatment) && cell.use() == Use.IN_MEAN)
        .mapToDouble(cell -> cell.logRatio().orElseThrow())
        .toArray();
  }
}
