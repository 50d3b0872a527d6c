package org.readout.analysis.curve;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.readout.analysis.NestedModelsF;

/**
 * Parameters of a nonlinear model with the least, possibly weighted, sum of squares; standard
 * errors from the Jacobian there, intervals from the profile likelihood. Agrees with the certified
 * values of NIST's nonlinear regression sets.
 *
 * @see <a href="https://doi.org/10.1002/9780470316757">Bates and Watts 1988, Nonlinear Regression
 *     Analysis, 2 and 6</a>
 */
public final class NonlinearLeastSquares {
  /** A far start may need short first steps, not to be thrown onto a plateau. */
  private static final double[] DAMPINGS = {1e-3, 1, 1e3};

  private static final int MOST_DOUBLINGS = 40;
  private static final int MOST_SECANTS = 100;

  /** In standard errors: of the distance of a bound. */
  private static final double BOUND_TOLERANCE = 1e-9;

  private final LevenbergMarquardt descent;
  private final double[] estimates;
  private final double squares;
  private final boolean converged;
  private final int df;
  private final double[][] inverseTriangle;

  private NonlinearLeastSquares(LevenbergMarquardt descent, double[] estimates, int rows) {
    this.descent = descent;
    this.estimates = estimates;
    this.squares = descent.squares();
    this.converged = descent.converged();
    this.df = rows - estimates.length;
    this.inverseTriangle = inverse(descent.triangle());
  }

  /**
   * @param start near enough; nothing but the descent from here is tried
   * @throws IllegalArgumentException when there are fewer rows than parameters or a number is not
   *     finite
   */
  public static NonlinearLeastSquares fit(double[] observed, MeanFunction mean, double[] start) {
    double[] equal = new double[observed.length];
    Arrays.fill(equal, 1);
    return fit(observed, equal, mean, start);
  }

  /**
   * @param weights one per row, above zero: one over the variance, up to a common factor
   */
  public static NonlinearLeastSquares fit(
      double[] observed, double[] weights, MeanFunction mean, double[] start) {
    if (observed.length < start.length || weights.length != observed.length) {
      throw new IllegalArgumentException(
          "%d rows and %d weights for %d parameters"
              .formatted(observed.length, weights.length, start.length));
    }
    if (!Arrays.stream(observed).allMatch(Double::isFinite)
        || !Arrays.stream(weights).allMatch(weight -> weight > 0 && weight < Double.MAX_VALUE)) {
      throw new IllegalArgumentException("a value is not finite, or a weight not above zero");
    }
    double[] roots = Arrays.stream(weights).map(Math::sqrt).toArray();
    LevenbergMarquardt descent =
        new LevenbergMarquardt(observed.clone(), roots, mean, start.length);
    double[] estimates = start.clone();
    for (double damping : DAMPINGS) {
      System.arraycopy(start, 0, estimates, 0, start.length);
      descent.descend(estimates, damping);
      if (descent.converged()) {
        break;
      }
    }
    return new NonlinearLeastSquares(descent, estimates, observed.length);
  }

  /** Whether the descent came to a standstill. */
  public boolean converged() {
    return converged;
  }

  public double estimate(int parameter) {
    return estimates[parameter];
  }

  double[] estimates() {
    return estimates.clone();
  }

  public double residualSumOfSquares() {
    return squares;
  }

  /** Rows less parameters. */
  public int residualDf() {
    return df;
  }

  /** Empty where no residual degree of freedom is left. */
  public OptionalDouble residualSd() {
    return df > 0 ? OptionalDouble.of(Math.sqrt(squares / df)) : OptionalDouble.empty();
  }

  /** Empty where the data do not tell the parameters apart, or no degree of freedom is left. */
  public OptionalDouble standardError(int parameter) {
    double variance = covariance(parameter, parameter);
    return variance >= 0 && Double.isFinite(variance)
        ? OptionalDouble.of(Math.sqrt(variance))
        : OptionalDouble.empty();
  }

  /** NaN where there is none. */
  double covariance(int one, int other) {
    double sum = 0;
    for (int k = Math.max(one, other); k < estimates.length; k++) {
      sum += inverseTriangle[one][k] * inverseTriangle[other][k];
    }
    return df > 0 ? sum * squares / df : Double.NaN;
  }

  /**
   * Where the sum of squares, all other parameters fitted anew, has risen by the critical value of
   * F.
   *
   * @throws IllegalStateException when no residual degree of freedom or no scatter is left
   */
  public ProfileInterval profile(int parameter, double confidence) {
    return profile(parameter, confidence, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * @param lowest a bound beyond this is called open
   * @param highest likewise
   */
  ProfileInterval profile(int parameter, double confidence, double lowest, double highest) {
    if (df < 1 || !(squares > 0)) {
      throw new IllegalStateException("no scatter to judge the parameter by");
    }
    double t = TDistribution.of(df).inverseSurvivalProbability((1 - confidence) / 2);
    return new ProfileInterval(
        bound(parameter, t, -1, estimates[parameter] - lowest),
        bound(parameter, t, 1, highest - estimates[parameter]),
        confidence);
  }

  private ProfileInterval.Bound bound(int parameter, double t, int side, double farthest) {
    double near = 0;
    double nearExcess = -t;
    double[] nearest = estimates.clone();
    double far = Math.min(firstDistance(parameter, t), farthest);
    for (int doubling = 0; doubling < MOST_DOUBLINGS && far > near; doubling++) {
      double[] there = nearest.clone();
      double excess = excess(parameter, side * far, there) - t;
      if (excess >= 0) {
        return new ProfileInterval.Bound.At(
            estimates[parameter]
                + side * secant(parameter, t, side, near, nearExcess, far, excess, nearest));
      }
      near = far;
      nearExcess = excess;
      nearest = there;
      far = Math.min(2 * far, farthest);
    }
    return new ProfileInterval.Bound.Open();
  }

  private double firstDistance(int parameter, double t) {
    double error = standardError(parameter).orElse(0);
    return error > 0 ? t * error : Math.max(1, Math.abs(estimates[parameter])) / 10;
  }

  /** The root of the excess is nearly a line, so that a guarded secant lands in a few steps. */
  private double secant(
      int parameter,
      double t,
      int side,
      double near,
      double nearExcess,
      double far,
      double farExcess,
      double[] start) {
    double low = near;
    double lowExcess = nearExcess;
    double high = far;
    double highExcess = farExcess;
    for (int i = 0; i < MOST_SECANTS; i++) {
      double next = low - lowExcess * (high - low) / (highExcess - lowExcess);
      double excess = excess(parameter, side * next, start) - t;
      if (Math.abs(excess) < BOUND_TOLERANCE || !(next > low && next < high)) {
        return next;
      }
      if (excess < 0) {
        low = next;
        lowExcess = excess;
        highExcess /= 2; // Illinois: no end may stand still.
      } else {
        high = next;
        highExcess = excess;
        lowExcess /= 2;
      }
    }
    return (low + high) / 2;
  }

  /**
   * The root of F when one parameter is moved and held.
   *
   * @param others where the other parameters start; their end afterwards
   */
  private double excess(int parameter, double distance, double[] others) {
    others[parameter] = estimates[parameter] + distance;
    descent.descend(others, parameter);
    double excess = Math.sqrt(Math.max(0, descent.squares() - squares) / (squares / df));
    return Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
  }

  /**
   * The extra sum of squares of a model over one that it contains.
   *
   * @throws IllegalArgumentException when the larger model has no more parameters, no residual
   *     degree of freedom or no scatter
   */
  static NestedModelsF extraSumOfSquares(
      double smallerSquares, int smallerDf, double largerSquares, int largerDf) {
    int df = smallerDf - largerDf;
    double f = Math.max(0, smallerSquares - largerSquares) / df / (largerSquares / largerDf);
    return new NestedModelsF(f, df, largerDf);
  }

  /** As {@link NestedModelsF} for two fits of the same data. */
  public static NestedModelsF compare(NonlinearLeastSquares smaller, NonlinearLeastSquares larger) {
    return extraSumOfSquares(smaller.squares, smaller.df, larger.squares, larger.df);
  }

  private static double[][] inverse(double[][] triangle) {
    int n = triangle.length;
    double[][] inverse = new double[n][n];
    for (int j = 0; j < n; j++) {
      inverse[j][j] = 1 / triangle[j][j];
      for (int i = j - 1; i >= 0; i--) {
        double sum = 0;
        for (int k = i + 1; k <= j; k++) {
          sum += triangle[i][k] * inverse[k][j];
        }
        inverse[i][j] = -sum / triangle[i][i];
      }
    }
    return inverse;
  }
}
