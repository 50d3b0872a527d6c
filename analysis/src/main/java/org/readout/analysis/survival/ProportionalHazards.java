package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Whether hazard ratios hold over time: the score test of a coefficient that changes with one less
 * the Kaplan–Meier curve, that is, of a trend in Schoenfeld's residuals. The numbers of R's {@code
 * cox.zph} from survival 3.0 on.
 *
 * @param covariates one test with one degree of freedom each
 * @param all of them together
 * @see <a href="https://doi.org/10.1093/biomet/81.3.515">Grambsch and Therneau 1994, Biometrika
 *     81:515</a>
 */
public record ProportionalHazards(List<OfCovariate> covariates, CoxRegression.Test all) {
  public record OfCovariate(String name, CoxRegression.Test test) {}

  public ProportionalHazards {
    covariates = List.copyOf(covariates);
  }

  static ProportionalHazards of(
      FollowUp followUp, List<String> names, PartialLikelihood likelihood, double[] beta) {
    int count = names.size();
    double[] clock = clock(followUp);
    RealVector trend = new ArrayRealVector(2 * count);
    RealMatrix information = new Array2DRowRealMatrix(2 * count, 2 * count);
    likelihood.at(
        beta,
        false,
        (slot, step) -> {
          RealMatrix here = step.information();
          for (int a = 0; a < count; a++) {
            trend.addToEntry(count + a, clock[slot] * step.gradient()[a]);
            for (int b = 0; b < count; b++) {
              double entry = here.getEntry(a, b);
              information.addToEntry(a, b, entry);
              information.addToEntry(a, count + b, clock[slot] * entry);
              information.addToEntry(count + a, b, clock[slot] * entry);
              information.addToEntry(count + a, count + b, clock[slot] * clock[slot] * entry);
            }
          }
        });
    List<OfCovariate> tests = new ArrayList<>();
    int[] kept = new int[count + 1];
    for (int j = 0; j < count; j++) {
      kept[j] = j;
    }
    for (int j = 0; j < count; j++) {
      kept[count] = count + j;
      tests.add(new OfCovariate(names.get(j), test(trend, information, kept, 1)));
    }
    int[] whole = new int[2 * count];
    for (int j = 0; j < whole.length; j++) {
      whole[j] = j;
    }
    return new ProportionalHazards(tests, test(trend, information, whole, count));
  }

  private static CoxRegression.Test test(
      RealVector trend, RealMatrix information, int[] kept, int df) {
    RealVector part = new ArrayRealVector(kept.length);
    for (int i = 0; i < kept.length; i++) {
      part.setEntry(i, trend.getEntry(kept[i]));
    }
    RealMatrix block = information.getSubMatrix(kept, kept);
    QRDecomposition decomposition = new QRDecomposition(block);
    // With one event time there is no trend to tell.
    double chiSquare =
        decomposition.getSolver().isNonSingular()
            ? part.dotProduct(decomposition.getSolver().solve(part))
            : 0;
    return new CoxRegression.Test(Math.max(0, chiSquare), df);
  }

  /** One less the pooled curve just before each time, centred so that no digits are lost. */
  private static double[] clock(FollowUp followUp) {
    KaplanMeier curve = KaplanMeier.of(followUp);
    double[] clock = new double[curve.stepCount()];
    double sum = 0;
    for (int slot = 1; slot < clock.length; slot++) {
      clock[slot] = 1 - curve.survival(slot - 1);
      sum += clock[slot];
    }
    for (int slot = 0; slot < clock.length; slot++) {
      clock[slot] -= sum / clock.length;
    }
    return clock;
  }
}
