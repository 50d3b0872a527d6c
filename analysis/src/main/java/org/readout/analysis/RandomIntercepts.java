package org.readout.analysis;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The REML criterion of a model with random intercepts, as a function of the ratios λ of their
 * variances to the residual variance. Works with cross-products of the groups, so that it costs the
 * cube of the number of groups, not of rows. Values come in as residuals of ordinary least squares,
 * which loses no digits to a large mean.
 */
final class RandomIntercepts {
  private final int rows;
  private final int[] groupOfColumn;
  private final RealVector ordinary;
  private final RealMatrix zz;
  private final RealMatrix zx;
  private final RealVector zy;
  private final RealMatrix xx;
  private final RealVector xy;
  private final double yy;

  private RandomIntercepts(RealMatrix x, RealVector y, RealMatrix z, int[] groupOfColumn) {
    this.rows = y.getDimension();
    this.groupOfColumn = groupOfColumn;
    this.ordinary = new QRDecomposition(x).getSolver().solve(y);
    RealVector rest = y.subtract(x.operate(ordinary));
    this.zz = z.transpose().multiply(z);
    this.zx = z.transpose().multiply(x);
    this.zy = z.transpose().operate(rest);
    this.xx = x.transpose().multiply(x);
    this.xy = x.transpose().operate(rest);
    this.yy = rest.dotProduct(rest);
  }

  /**
   * @param groups for each random intercept, the group of each row
   */
  static RandomIntercepts of(double[] values, double[][] columns, List<List<String>> groups) {
    RealMatrix x = new Array2DRowRealMatrix(columns).transpose();
    int width = groups.stream().mapToInt(g -> (int) g.stream().distinct().count()).sum();
    RealMatrix z = new Array2DRowRealMatrix(values.length, width);
    int[] groupOfColumn = new int[width];
    int from = 0;
    for (int g = 0; g < groups.size(); g++) {
      List<String> levels = groups.get(g).stream().distinct().toList();
      Arrays.fill(groupOfColumn, from, from + levels.size(), g);
      for (int i = 0; i < values.length; i++) {
        z.setEntry(i, from + levels.indexOf(groups.get(g).get(i)), 1);
      }
      from += levels.size();
    }
    return new RandomIntercepts(x, new ArrayRealVector(values), z, groupOfColumn);
  }

  int residualDf() {
    return rows - xx.getColumnDimension();
  }

  /**
   * The fit at given λ.
   *
   * @param logDeterminants of the groups' and of the fixed effects' precision
   * @param squares what is left, in the metric of the model
   */
  record Fit(
      RealVector coefficients, RealMatrix unscaled, double logDeterminants, double squares) {}

  Fit at(double... lambda) {
    int q = zz.getColumnDimension();
    double[] root = new double[q];
    Arrays.setAll(root, i -> Math.sqrt(lambda[groupOfColumn[i]]));
    RealMatrix scale = MatrixUtils.createRealDiagonalMatrix(root);
    RealMatrix inner =
        scale.multiply(zz).multiply(scale).add(MatrixUtils.createRealIdentityMatrix(q));
    CholeskyDecomposition groups = new CholeskyDecomposition(inner);
    RealMatrix sx = scale.multiply(zx);
    RealVector sy = scale.operate(zy);
    RealMatrix solved = groups.getSolver().solve(sx);
    RealMatrix precision = xx.subtract(sx.transpose().multiply(solved));
    RealVector score = xy.subtract(solved.transpose().operate(sy));
    // Products leave rounding in what is symmetric by definition.
    precision = precision.add(precision.transpose()).scalarMultiply(0.5);
    CholeskyDecomposition fixed = new CholeskyDecomposition(precision);
    RealVector moved = fixed.getSolver().solve(score);
    double squares = yy - sy.dotProduct(groups.getSolver().solve(sy)) - score.dotProduct(moved);
    return new Fit(
        ordinary.add(moved),
        fixed.getSolver().getInverse(),
        logDeterminant(groups) + logDeterminant(fixed),
        squares);
  }

  /** −2 log likelihood, restricted, for this λ and residual variance. */
  double criterion(double variance, double... lambda) {
    Fit fit = at(lambda);
    return fit.logDeterminants()
        + residualDf() * Math.log(2 * Math.PI * variance)
        + fit.squares() / variance;
  }

  private static double logDeterminant(CholeskyDecomposition decomposition) {
    RealMatrix l = decomposition.getL();
    double sum = 0;
    for (int i = 0; i < l.getColumnDimension(); i++) {
      sum += 2 * Math.log(l.getEntry(i, i));
    }
    return sum;
  }
}
