package org.readout.analysis.curve;

import java.util.Arrays;

/**
 * Levenberg's and Marquardt's steps to the least sum of squares, each by Householder reflections of
 * the Jacobian, so that nothing is squared on the way. Holds its own work space: confined to the
 * call that made it.
 *
 * @see <a href="https://doi.org/10.1007/BFb0067700">Moré 1978, Lecture Notes in Mathematics
 *     630:105</a>
 */
final class LevenbergMarquardt {
  /** Marks that no parameter is held. */
  private static final int FREE = -1;

  private static final int MOST_STEPS = 500;
  private static final double FIRST_DAMPING = 1e-3;
  private static final double MOST_DAMPING = 1e30;

  /** What a step would still gain, as a share of the sum of squares, that counts as nothing. */
  private static final double STANDSTILL = 1e-15;

  /**
   * The same along a profile, where only the sum of squares is wanted and the start is near: it is
   * off by less than this, the parameters by its root.
   */
  private static final double PROFILE_STANDSTILL = 1e-11;

  /** A sum of squares that, as a share of that of the data, is rounding. */
  private static final double NOTHING_LEFT = 1e-28;

  private final double[] observed;
  private final double[] rootWeights;
  private final MeanFunction mean;
  private final int count;
  private final double[] gradient;
  private double[][] jacobian;
  private double[][] trialJacobian;
  private final double[][] work;
  private final double[] norms;
  private final double[] step;
  private double[] residuals;
  private double[] trialResiduals;
  private double squares;
  private boolean converged;

  LevenbergMarquardt(double[] observed, double[] rootWeights, MeanFunction mean, int count) {
    this.observed = observed;
    this.rootWeights = rootWeights;
    this.mean = mean;
    this.count = count;
    this.gradient = new double[count];
    this.jacobian = new double[count][observed.length];
    this.trialJacobian = new double[count][observed.length];
    this.work = new double[count + 1][observed.length + count];
    this.norms = new double[count];
    this.step = new double[count];
    this.residuals = new double[observed.length];
    this.trialResiduals = new double[observed.length];
  }

  /** Weighted, at the end of the last descent. */
  double squares() {
    return squares;
  }

  boolean converged() {
    return converged;
  }

  /**
   * @param parameters where to start; holds the end afterwards
   * @param held the parameter that stays where it is
   */
  void descend(double[] parameters, int held) {
    descend(parameters, held, FIRST_DAMPING, PROFILE_STANDSTILL);
  }

  /**
   * @param parameters where to start; holds the end afterwards
   * @param firstDamping of the first step: the more, the shorter
   */
  void descend(double[] parameters, double firstDamping) {
    descend(parameters, FREE, firstDamping, STANDSTILL);
  }

  private void descend(double[] parameters, int held, double firstDamping, double standstill) {
    converged = false;
    Arrays.fill(norms, 0);
    squares = evaluate(parameters, residuals, jacobian);
    if (!Double.isFinite(squares)) {
      return;
    }
    double rounding = NOTHING_LEFT * sumOfObserved();
    double damping = firstDamping;
    double growth = 2;
    double[] trial = parameters.clone();
    raiseNorms();
    for (int i = 0; i < MOST_STEPS && damping < MOST_DAMPING; i++) {
      double promised = squares - solve(damping, held);
      if (squares <= rounding || !(promised > standstill * squares)) {
        // A damped step may promise little because it is damped.
        if (damping == 0 || squares <= rounding || Double.isNaN(promised)) {
          converged = true;
          return;
        }
        damping = 0;
        continue;
      }
      for (int j = 0; j < count; j++) {
        trial[j] = parameters[j] + step[j];
      }
      double reached = evaluate(trial, trialResiduals, trialJacobian);
      double kept = (squares - reached) / promised;
      if (reached < squares) {
        System.arraycopy(trial, 0, parameters, 0, count);
        double[] swap = residuals;
        residuals = trialResiduals;
        trialResiduals = swap;
        double[][] swapJacobian = jacobian;
        jacobian = trialJacobian;
        trialJacobian = swapJacobian;
        squares = reached;
        raiseNorms();
        // Nielsen's rule: the better the promise was kept, the less damping.
        damping *= Math.max(1.0 / 3, 1 - Math.pow(2 * kept - 1, 3));
        growth = 2;
      } else if (damping == 0 && promised < Math.sqrt(standstill) * squares) {
        // Nothing left but rounding.
        converged = true;
        return;
      } else {
        damping = damping == 0 ? FIRST_DAMPING : damping * growth;
        growth *= 2;
      }
    }
  }

  /** The triangle of the Jacobian at the end of the last descent; row ≤ column. */
  double[][] triangle() {
    solve(0, FREE);
    double[][] triangle = new double[count][count];
    for (int row = 0; row < count; row++) {
      for (int column = row; column < count; column++) {
        triangle[row][column] = work[column][row];
      }
    }
    return triangle;
  }

  private double sumOfObserved() {
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      sum += observed[i] * observed[i] * rootWeights[i] * rootWeights[i];
    }
    return sum;
  }

  private double evaluate(double[] parameters, double[] residualsInto, double[][] jacobianInto) {
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      double residual = rootWeights[i] * (observed[i] - mean.at(i, parameters, gradient));
      residualsInto[i] = residual;
      sum += residual * residual;
      for (int j = 0; j < count; j++) {
        jacobianInto[j][i] = rootWeights[i] * gradient[j];
      }
    }
    return sum;
  }

  private void raiseNorms() {
    for (int j = 0; j < count; j++) {
      double sum = 0;
      for (double value : jacobian[j]) {
        sum += value * value;
      }
      norms[j] = Math.max(norms[j], Math.sqrt(sum));
    }
  }

  /**
   * Sets the step and says which sum of squares, its damping included, it promises; NaN when the
   * Jacobian is singular.
   */
  private double solve(double damping, int held) {
    int n = observed.length;
    int rows = n + count;
    for (int j = 0; j < count; j++) {
      Arrays.fill(work[j], 0);
      if (j == held) {
        work[j][n + j] = 1;
      } else {
        System.arraycopy(jacobian[j], 0, work[j], 0, n);
        work[j][n + j] = Math.sqrt(damping) * (norms[j] > 0 ? norms[j] : 1);
      }
    }
    System.arraycopy(residuals, 0, work[count], 0, n);
    Arrays.fill(work[count], n, rows, 0);
    for (int j = 0; j < count; j++) {
      reflect(j, rows);
    }
    for (int j = count - 1; j >= 0; j--) {
      double sum = work[count][j];
      for (int k = j + 1; k < count; k++) {
        sum -= work[k][j] * step[k];
      }
      step[j] = sum / work[j][j];
      if (!Double.isFinite(step[j])) {
        return Double.NaN;
      }
    }
    if (held != FREE) {
      step[held] = 0;
    }
    double left = 0;
    for (int i = count; i < rows; i++) {
      left += work[count][i] * work[count][i];
    }
    return left;
  }

  /** Turns one column into the triangle and carries the columns right of it along. */
  private void reflect(int j, int rows) {
    double[] column = work[j];
    double sum = 0;
    for (int i = j; i < rows; i++) {
      sum += column[i] * column[i];
    }
    double norm = column[j] > 0 ? -Math.sqrt(sum) : Math.sqrt(sum);
    double pivot = column[j] - norm;
    if (norm == 0 || pivot == 0) {
      return;
    }
    column[j] = pivot;
    for (int k = j + 1; k <= count; k++) {
      double dot = 0;
      for (int i = j; i < rows; i++) {
        dot += column[i] * work[k][i];
      }
      double factor = dot / (norm * pivot);
      for (int i = j; i < rows; i++) {
        work[k][i] += factor * column[i];
      }
    }
    column[j] = norm;
  }
}
