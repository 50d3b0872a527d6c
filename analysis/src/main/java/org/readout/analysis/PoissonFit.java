package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.readout.analysis.QuasiPoissonRegression.Convergence;

/**
 * The iterations of {@link QuasiPoissonRegression}: those of R's {@code glm.fit}, taken on until
 * nothing moves.
 */
final class PoissonFit {
  /**
   * A step of the linear predictor, in standard deviations of a Poisson count, that counts as none.
   * Steps shrink quadratically, so what is left after one of this size is rounding.
   */
  private static final double STANDSTILL = 1e-9;

  private static final int MOST_ITERATIONS = 200;
  private static final int MOST_HALVINGS = 30;

  /** R starts from the counts moved off zero by this. */
  private static final double START_OFFSET = 0.1;

  /**
   * A row without events whose mean runs to zero falls by one natural logarithm each iteration; a
   * row that has settled does not move at all. Whole counts give no true mean as small as this
   * before there are a hundred million of them.
   */
  private static final double STILL_FALLING = 0.5;

  private static final double VANISHED = 1e-8;

  /** Columns of separated rows shrink, and are not to be taken for dependent ones. */
  private static final double SINGULAR = 1e-300;

  private final double[] counts;
  private final double[] logExposure;
  private final double[][] columns;
  private double[] coefficients;
  private double[] linear;
  private double[] before;
  private boolean settled;

  private PoissonFit(double[] counts, double[] logExposure, double[][] columns) {
    this.counts = counts.clone();
    this.logExposure = logExposure.clone();
    this.columns = columns;
    this.coefficients = new double[columns.length];
    this.linear = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      linear[i] = Math.log(counts[i] + START_OFFSET);
    }
    this.before = linear;
  }

  static PoissonFit of(double[] counts, double[] logExposure, double[][] columns) {
    if (counts.length != logExposure.length) {
      throw new IllegalArgumentException("as many exposures as counts");
    }
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0) || Double.isInfinite(counts[i]) || !Double.isFinite(logExposure[i])) {
        throw new IllegalArgumentException(
            "row %d: count %s, log exposure %s".formatted(i, counts[i], logExposure[i]));
      }
    }
    PoissonFit fit = new PoissonFit(counts, logExposure, columns);
    fit.iterate();
    return fit;
  }

  Convergence convergence() {
    if (!separatedRows().isEmpty()) {
      return Convergence.SEPARATED;
    }
    return settled ? Convergence.CONVERGED : Convergence.NOT_CONVERGED;
  }

  List<Integer> separatedRows() {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0
          && before[i] - linear[i] > STILL_FALLING
          && Math.exp(linear[i]) < VANISHED) {
        rows.add(i);
      }
    }
    return rows;
  }

  int rows() {
    return counts.length;
  }

  double[] coefficients() {
    return coefficients;
  }

  double[] means() {
    double[] means = new double[linear.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = Math.exp(linear[i]);
    }
    return means;
  }

  double deviance() {
    double[] means = means();
    double deviance = 0;
    for (int i = 0; i < counts.length; i++) {
      double logTerm = counts[i] == 0 ? 0 : counts[i] * Math.log(counts[i] / means[i]);
      deviance += 2 * (logTerm - (counts[i] - means[i]));
    }
    return deviance;
  }

  /** Pearson's χ². */
  double pearson() {
    double[] means = means();
    double chiSquare = 0;
    for (int i = 0; i < counts.length; i++) {
      chiSquare += (counts[i] - means[i]) * (counts[i] - means[i]) / means[i];
    }
    return chiSquare;
  }

  /** √W·X; with a logarithmic link the weights are the means. */
  double[][] weightedDesign() {
    double[] weights = means();
    double[][] weighted = new double[counts.length][columns.length];
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        weighted[i][j] = Math.sqrt(weights[i]) * columns[j][i];
      }
    }
    return weighted;
  }

  private void iterate() {
    for (int iteration = 0; iteration < MOST_ITERATIONS && !settled; iteration++) {
      double[] from = coefficients;
      before = linear;
      solve();
      for (int halving = 0; !Double.isFinite(deviance()) && halving < MOST_HALVINGS; halving++) {
        halveTowards(from);
      }
      // Once a row has vanished, more steps only make the equations singular.
      if (!separatedRows().isEmpty()) {
        return;
      }
      settled = largestStep() < STANDSTILL;
    }
  }

  private double largestStep() {
    double largest = 0;
    for (int i = 0; i < linear.length; i++) {
      double sd = Math.exp(linear[i] / 2);
      largest = Math.max(largest, sd * Math.abs(linear[i] - before[i]));
    }
    return largest;
  }

  private void solve() {
    double[] means = means();
    double[] working = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double residual = (counts[i] - means[i]) / means[i];
      working[i] = Math.sqrt(means[i]) * (linear[i] - logExposure[i] + residual);
    }
    coefficients =
        new QRDecomposition(new Array2DRowRealMatrix(weightedDesign(), false), SINGULAR)
            .getSolver()
            .solve(new ArrayRealVector(working, false))
            .toArray();
    linear = predicted();
  }

  private void halveTowards(double[] from) {
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] = (coefficients[j] + from[j]) / 2;
    }
    linear = predicted();
  }

  private double[] predicted() {
    double[] predicted = logExposure.clone();
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < predicted.length; i++) {
        predicted[i] += coefficients[j] * columns[j][i];
      }
    }
    return predicted;
  }
}
