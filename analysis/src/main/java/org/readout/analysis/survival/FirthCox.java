package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.readout.analysis.Interval;

/**
 * Cox regression with Firth's penalty, half the logarithm of the determinant of the information:
 * its estimates are finite also where the likelihood has no maximum. Intervals and p are those of
 * the penalised profile likelihood.
 *
 * @param ratios one per covariate
 * @see <a href="https://doi.org/10.1111/j.0006-341X.2001.00114.x">Heinze and Schemper 2001,
 *     Biometrics 57:114</a>
 */
public record FirthCox(List<Ratio> ratios) {
  /**
   * @param logRatio natural logarithm of the hazard ratio
   * @param interval of the ratio, 95 %; a bound that the likelihood does not set is 0 or infinite
   * @param p penalised likelihood-ratio test
   */
  public record Ratio(String name, double logRatio, Interval interval, double p) {
    public double ratio() {
      return Math.exp(logRatio);
    }
  }

  private static final double CONFIDENCE = 0.95;
  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 40;
  private static final double STANDSTILL = 1e-10;

  /** Of a coefficient per standard deviation: hazards e³⁰ apart are apart for ever. */
  private static final double FARTHEST = 30;

  private static final double BOUND_TOLERANCE = 1e-10;
  private static final int FREE = -1;

  public FirthCox {
    ratios = List.copyOf(ratios);
  }

  static FirthCox fit(PartialLikelihood likelihood, List<String> names) {
    double[] best = new double[names.size()];
    double top = climb(likelihood, best, FREE);
    List<Ratio> ratios = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      double[] zero = best.clone();
      zero[j] = 0;
      double drop = Math.max(0, 2 * (top - climb(likelihood, zero, j)));
      double p = ChiSquaredDistribution.of(1).survivalProbability(drop);
      ratios.add(
          new Ratio(
              names.get(j),
              best[j] / likelihood.scale(j),
              new Interval(
                  Math.exp(bound(likelihood, best, top, j, -1) / likelihood.scale(j)),
                  Math.exp(bound(likelihood, best, top, j, 1) / likelihood.scale(j)),
                  CONFIDENCE),
              Math.max(p, Double.MIN_VALUE)));
    }
    return new FirthCox(ratios);
  }

  private static double bound(
      PartialLikelihood likelihood, double[] best, double top, int j, int side) {
    double allowed = ChiSquaredDistribution.of(1).inverseSurvivalProbability(1 - CONFIDENCE);
    double near = 0;
    for (double far = 1; far <= FARTHEST; far *= 2) {
      if (excess(likelihood, best, top, j, side * far) > allowed) {
        double distance =
            new BrentSolver(BOUND_TOLERANCE)
                .solve(
                    MOST_STEPS,
                    d -> excess(likelihood, best, top, j, side * d) - allowed,
                    near,
                    far);
        return best[j] + side * distance;
      }
      near = far;
    }
    return side * Double.POSITIVE_INFINITY;
  }

  /** Twice the drop of the penalised likelihood when one coefficient is moved and held. */
  private static double excess(
      PartialLikelihood likelihood, double[] best, double top, int j, double distance) {
    double[] beta = best.clone();
    beta[j] += distance;
    return 2 * (top - climb(likelihood, beta, j));
  }

  /** Moves all coefficients but the held one to the top, and says how high that is. */
  private static double climb(PartialLikelihood likelihood, double[] beta, int held) {
    Derivatives at = likelihood.at(beta, true, (slot, step) -> {});
    for (int i = 0; i < MOST_STEPS; i++) {
      RealVector step = step(at, held);
      double before = penalised(at);
      double[] from = beta.clone();
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        for (int j = 0; j < beta.length; j++) {
          beta[j] = from[j] + step.getEntry(j);
        }
        at = likelihood.at(beta, true, (slot, derivatives) -> {});
        if (penalised(at) >= before - STANDSTILL) {
          break;
        }
        step.mapMultiplyToSelf(0.5);
      }
      if (step.getLInfNorm() < STANDSTILL) {
        break;
      }
    }
    return penalised(at);
  }

  private static double penalised(Derivatives at) {
    return at.logLikelihood()
        + Math.log(new LUDecomposition(at.information()).getDeterminant()) / 2;
  }

  /** The information times the step is the penalised gradient, the held coefficient left out. */
  private static RealVector step(Derivatives at, int held) {
    RealMatrix information = at.information();
    RealMatrix inverse = MatrixUtils.inverse(information);
    RealVector gradient = new ArrayRealVector(at.gradient());
    for (int j = 0; j < gradient.getDimension(); j++) {
      gradient.addToEntry(j, inverse.multiply(at.informationSlope(j)).getTrace() / 2);
    }
    if (held != FREE) {
      for (int j = 0; j < gradient.getDimension(); j++) {
        information.setEntry(held, j, 0);
        information.setEntry(j, held, 0);
      }
      information.setEntry(held, held, 1);
      gradient.setEntry(held, 0);
    }
    RealVector step = MatrixUtils.inverse(information).operate(gradient);
    // The information shrinks far from the top, and would send a step out of sight.
    double length = step.getLInfNorm();
    return length > 1 ? step.mapMultiply(1 / length) : step;
  }
}
