package org.readout.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The analysis of variance of conditions that every subject went through. The F law asks that all
 * differences between conditions scatter alike; where they do not, degrees of freedom shrink by ε.
 * Greenhouse and Geisser's ε is the one to take; Huynh and Feldt's is less cautious.
 *
 * @param subjects how many
 * @param conditions how many
 * @param greenhouseGeisser ε, from 1/(conditions − 1) to 1
 * @param mauchlyW 1 where all differences scatter alike; empty with fewer subjects than conditions
 * @see <a href="https://doi.org/10.1007/BF02289823">Greenhouse and Geisser 1959, Psychometrika
 *     24:95</a>
 * @see <a href="https://doi.org/10.2307/1164736">Huynh and Feldt 1976, J. Educ. Stat. 1:69</a>
 */
public record RepeatedMeasures(
    int subjects,
    int conditions,
    double ssEffect,
    double ssError,
    double greenhouseGeisser,
    OptionalDouble mauchlyW) {

  /**
   * @param values one row per subject, one column per condition, none missing
   */
  public static Outcome<RepeatedMeasures> of(double[][] values) {
    int n = values.length;
    int k = n == 0 ? 0 : values[0].length;
    if (n < 2 || k < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double[] centre = new double[k];
    double grand = 0;
    double[][] centred = new double[n][];
    for (int i = 0; i < n; i++) {
      double mean = Descriptive.of(values[i]).mean();
      centred[i] = Arrays.stream(values[i]).map(value -> value - mean).toArray();
      grand += mean / n;
    }
    for (int j = 0; j < k; j++) {
      int condition = j;
      centre[j] =
          Descriptive.of(Arrays.stream(centred).mapToDouble(r -> r[condition]).toArray()).mean();
    }
    double effect = n * Arrays.stream(centre).map(mean -> mean * mean).sum();
    RealMatrix residual = new Array2DRowRealMatrix(n, k);
    double error = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        double rest = centred[i][j] - centre[j];
        residual.setEntry(i, j, rest);
        error += rest * rest;
      }
    }
    if (error <= 1e-24 * n * k * grand * grand) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    RealMatrix contrasts = helmert(k);
    RealMatrix differences = residual.multiply(contrasts);
    RealMatrix covariance = differences.transpose().multiply(differences);
    double trace = covariance.getTrace();
    double epsilon = trace * trace / ((k - 1) * covariance.multiply(covariance).getTrace());
    double w = new LUDecomposition(covariance).getDeterminant() / Math.pow(trace / (k - 1), k - 1);
    return Outcome.found(
        new RepeatedMeasures(
            n,
            k,
            effect,
            error,
            Math.min(1, epsilon),
            n >= k && w > 0 ? OptionalDouble.of(Math.min(1, w)) : OptionalDouble.empty()));
  }

  public int df1() {
    return conditions - 1;
  }

  public int df2() {
    return (conditions - 1) * (subjects - 1);
  }

  public double f() {
    return ssEffect / df1() / (ssError / df2());
  }

  /** With degrees of freedom as they are. */
  public double p() {
    return p(1);
  }

  public double greenhouseGeisserP() {
    return p(greenhouseGeisser);
  }

  /** Huynh and Feldt's ε, at most 1. */
  public double huynhFeldt() {
    double scaled = df1() * greenhouseGeisser;
    return Math.min(1, (subjects * scaled - 2) / (df1() * (subjects - 1 - scaled)));
  }

  public double huynhFeldtP() {
    return p(huynhFeldt());
  }

  /** Of {@link #mauchlyW}, by the χ² law with Box's correction. */
  public OptionalDouble mauchlyP() {
    double p = df1();
    int df = (int) (p * (p + 1) / 2 - 1);
    if (mauchlyW.isEmpty() || df == 0) {
      return OptionalDouble.empty();
    }
    double n = subjects - 1;
    double rho = 1 - (2 * p * p + p + 2) / (6 * n * p);
    double correction =
        (p + 2)
            * (p - 1)
            * (p - 2)
            * (2 * p * p * p + 6 * p * p + 3 * p + 2)
            / (288 * n * n * p * p * rho * rho);
    double chiSquare = -n * rho * Math.log(mauchlyW.getAsDouble());
    double first = Tails.chiSquare(chiSquare, df);
    double second = Tails.chiSquare(chiSquare, df + 4);
    return OptionalDouble.of(Tails.aboveZero(first + correction * (second - first)));
  }

  private double p(double epsilon) {
    return Tails.f(f(), epsilon * df1(), epsilon * df2());
  }

  /** Orthonormal contrasts, one in each column. */
  private static RealMatrix helmert(int k) {
    RealMatrix contrasts = new Array2DRowRealMatrix(k, k - 1);
    for (int j = 0; j < k - 1; j++) {
      double length = Math.sqrt((j + 1.0) * (j + 2));
      for (int i = 0; i <= j; i++) {
        contrasts.setEntry(i, j, 1 / length);
      }
      contrasts.setEntry(j + 1, j, -(j + 1) / length);
    }
    return contrasts;
  }
}
