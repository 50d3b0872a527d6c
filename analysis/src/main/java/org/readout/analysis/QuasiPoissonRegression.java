package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A generalised linear model of counts: logarithmic link, variance φ times the mean, an exposure as
 * offset. Fitted by iteratively reweighted least squares with a QR decomposition until nothing
 * moves. φ is Pearson's χ² over the residual degrees of freedom and is left as it is when it falls
 * below one. The same numbers as R's {@code glm(family = quasipoisson, epsilon = 1e-14)}; with R's
 * default, which stops sooner, standard errors and φ may differ from the sixth digit on.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4899-3242-6">McCullagh and Nelder 1989, Generalized
 *     Linear Models, 2.5 and 6.2</a>
 */
public final class QuasiPoissonRegression {
  /** How the fit ended. */
  public enum Convergence {
    CONVERGED,
    /**
     * Some rows without an event have a mean that runs to zero: their coefficients have no finite
     * value and no usable standard error.
     */
    SEPARATED,
    /** The steps did not settle. */
    NOT_CONVERGED
  }

  private final PoissonFit fit;
  private final List<String> names;
  private final List<String> aliased;
  private final RealMatrix unscaledCovariance;

  private QuasiPoissonRegression(
      PoissonFit fit, List<String> names, List<String> aliased, RealMatrix unscaledCovariance) {
    this.fit = fit;
    this.names = names;
    this.aliased = aliased;
    this.unscaledCovariance = unscaledCovariance;
  }

  /**
   * @param counts whole or not, 0 or above, one per row
   * @param logExposure natural logarithm of cells seeded, area or time; zeros for none
   * @param design one row per count, an intercept column included if wanted
   * @throws IllegalArgumentException when lengths differ, a count is below zero or not finite, or
   *     the design has no usable column
   */
  public static QuasiPoissonRegression fit(
      double[] counts, double[] logExposure, DesignMatrix<?> design) {
    List<Integer> kept = design.independent();
    if (kept.isEmpty() || counts.length != design.rowCount() || counts.length == 0) {
      throw new IllegalArgumentException("counts and design do not fit each other");
    }
    List<String> names = kept.stream().map(design.names()::get).toList();
    List<String> aliased = new ArrayList<>(design.names());
    aliased.removeAll(names);
    double[][] columns = kept.stream().map(design::column).toArray(double[][]::new);
    PoissonFit fit = PoissonFit.of(counts, logExposure, columns);
    return new QuasiPoissonRegression(
        fit, names, List.copyOf(aliased), inverseOfCrossProduct(fit.weightedDesign()));
  }

  public Convergence convergence() {
    return fit.convergence();
  }

  /** Rows, from zero, whose mean ran to zero; empty unless {@link Convergence#SEPARATED}. */
  public List<Integer> separatedRows() {
    return fit.separatedRows();
  }

  /** Columns that were left out because the ones before them already say the same. */
  public List<String> aliased() {
    return aliased;
  }

  /** Rows less coefficients. */
  public int residualDf() {
    return fit.rows() - names.size();
  }

  public double deviance() {
    return fit.deviance();
  }

  /** φ; empty where no residual degree of freedom is left. */
  public OptionalDouble dispersion() {
    return residualDf() > 0
        ? OptionalDouble.of(fit.pearson() / residualDf())
        : OptionalDouble.empty();
  }

  /** Mean of each row, in the unit of the counts. */
  public double[] fitted() {
    return fit.means().clone();
  }

  /** The columns that are not aliased, in the order of the design. */
  public List<String> names() {
    return names;
  }

  /**
   * The logarithm of a ratio, also where no dispersion is left to judge it by.
   *
   * @throws IllegalArgumentException when the column is unknown or aliased
   */
  public double estimate(String name) {
    return fit.coefficients()[index(name)];
  }

  public Coefficient coefficient(String name) {
    return contrast(name, Map.of(name, 1.0));
  }

  /**
   * A weighted sum of coefficients, with its standard error.
   *
   * @param weights by column name
   * @throws IllegalArgumentException when a column is unknown or aliased
   * @throws IllegalStateException when there is no dispersion, or none above zero, to scale by
   */
  public Coefficient contrast(String name, Map<String, Double> weights) {
    double[] contrast = new double[names.size()];
    weights.forEach((column, weight) -> contrast[index(column)] += weight);
    double variance =
        new ArrayRealVector(contrast)
                .dotProduct(unscaledCovariance.operate(new ArrayRealVector(contrast)))
            * dispersion().orElse(0);
    if (!(variance > 0)) {
      throw new IllegalStateException("no scatter to judge " + name + " by");
    }
    double estimate = 0;
    for (int j = 0; j < contrast.length; j++) {
      estimate += contrast[j] * fit.coefficients()[j];
    }
    return new Coefficient(name, estimate, Math.sqrt(variance), residualDf());
  }

  private int index(String column) {
    int index = names.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no such coefficient: " + column);
    }
    return index;
  }

  /** (X'X)⁻¹ from the triangle of X, so that nothing is squared on the way. */
  private static RealMatrix inverseOfCrossProduct(double[][] weightedDesign) {
    RealMatrix design = new Array2DRowRealMatrix(weightedDesign, false);
    int n = design.getColumnDimension();
    RealMatrix triangle = new QRDecomposition(design).getR().getSubMatrix(0, n - 1, 0, n - 1);
    RealMatrix inverse = MatrixUtils.createRealIdentityMatrix(n);
    for (int j = 0; j < n; j++) {
      ArrayRealVector column = new ArrayRealVector(inverse.getColumn(j));
      MatrixUtils.solveUpperTriangularSystem(triangle, column);
      inverse.setColumnVector(j, column);
    }
    return inverse.multiply(inverse.transpose());
  }
}
