package org.readout.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.readout.analysis.RandomIntercepts.Fit;

/**
 * A linear model with one or two random intercepts, for example of experiments and of dishes within
 * them, by restricted maximum likelihood; degrees of freedom after Satterthwaite. In a balanced
 * nested design it gives the test of the group means. Costs the cube of the number of groups.
 *
 * @param fixed each column that is not aliased, with its estimate, standard error and df
 * @param interceptVariances in the order of the groups; zero where the fit is singular
 * @param residualVariance within groups
 * @param remlCriterion −2 log likelihood, restricted
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates 2015, J. Stat. Softw. 67:1</a>
 * @see <a href="https://doi.org/10.18637/jss.v082.i13">Kuznetsova 2017, J. Stat. Softw. 82:13</a>
 */
public record LinearMixedModel(
    Map<String, TTest> fixed,
    List<Double> interceptVariances,
    double residualVariance,
    double remlCriterion) {
  /** Logarithms of λ among which the search starts; below the least a variance is taken as zero. */
  private static final int LEAST_LOG_RATIO = -12;

  private static final int MOST_LOG_RATIO = 12;
  private static final int MOST_STEPS = 50;
  private static final double STANDSTILL = 1e-9;

  /**
   * @param groups for each random intercept, the group of each row: one or two
   * @throws IllegalArgumentException when lengths differ, or there are no or more than two groups
   */
  public static Outcome<LinearMixedModel> of(
      double[] values, DesignMatrix<?> design, List<List<String>> groups) {
    if (groups.isEmpty()
        || groups.size() > 2
        || values.length != design.rowCount()
        || groups.stream().anyMatch(group -> group.size() != values.length)) {
      throw new IllegalArgumentException("one or two groups, each with as many rows as values");
    }
    List<Integer> kept = design.independent();
    double[][] columns = kept.stream().map(design::column).toArray(double[][]::new);
    if (groups.stream().anyMatch(group -> group.stream().distinct().count() < 2)
        || values.length <= columns.length + 1) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    if (LeastSquares.of(values, List.of(columns)).residualIsRounding()) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    RandomIntercepts model = RandomIntercepts.of(values, columns, groups);
    double[] logRatios = optimum(model, groups.size());
    return Outcome.found(result(model, logRatios, kept.stream().map(design.names()::get).toList()));
  }

  /**
   * @throws IllegalArgumentException when the column is unknown or aliased
   */
  public TTest coefficient(String name) {
    TTest test = fixed.get(name);
    if (test == null) {
      throw new IllegalArgumentException("no such coefficient: " + name);
    }
    return test;
  }

  /** Whether a random intercept has no variance of its own. */
  public boolean singular() {
    return interceptVariances.contains(0.0);
  }

  private static LinearMixedModel result(
      RandomIntercepts model, double[] logRatios, List<String> names) {
    Fit fit = model.at(ratios(logRatios));
    double variance = fit.squares() / model.residualDf();
    double[] at = Arrays.copyOf(logRatios, logRatios.length + 1);
    at[logRatios.length] = Math.log(variance);
    Map<String, TTest> fixed = new LinkedHashMap<>();
    for (int j = 0; j < names.size(); j++) {
      double squared = variance * fit.unscaled().getEntry(j, j);
      double df = satterthwaite(model, at, j);
      fixed.put(names.get(j), new TTest(fit.coefficients().getEntry(j), Math.sqrt(squared), df));
    }
    List<Double> variances = new ArrayList<>();
    for (double ratio : ratios(logRatios)) {
      variances.add(ratio * variance);
    }
    return new LinearMixedModel(
        fixed, List.copyOf(variances), variance, model.criterion(variance, ratios(logRatios)));
  }

  /** The best of a grid, then Newton's steps; a ratio that runs out below is minus infinity. */
  private static double[] optimum(RandomIntercepts model, int groups) {
    double[] best = new double[groups];
    double least = Double.POSITIVE_INFINITY;
    // With one group the second loop has a single round.
    int last = groups == 1 ? LEAST_LOG_RATIO : MOST_LOG_RATIO;
    for (int a = LEAST_LOG_RATIO; a <= MOST_LOG_RATIO; a++) {
      for (int b = LEAST_LOG_RATIO; b <= last; b++) {
        double[] here = groups == 1 ? new double[] {a} : new double[] {a, b};
        double criterion = profile(model, here);
        if (criterion < least) {
          least = criterion;
          best = here;
        }
      }
    }
    return refined(model, best);
  }

  private static double[] refined(RandomIntercepts model, double[] start) {
    double[] at = start.clone();
    for (int i = 0; i < at.length; i++) {
      at[i] = at[i] == LEAST_LOG_RATIO ? Double.NEGATIVE_INFINITY : at[i];
    }
    int[] free = free(at);
    double largest = free.length == 0 ? 0 : 1;
    for (int step = 0; step < MOST_STEPS && largest > STANDSTILL; step++) {
      double[] here = at;
      ToDoubleFunction<double[]> criterion = x -> profile(model, with(here, free, x));
      double[] inside = Arrays.stream(free).mapToDouble(i -> here[i]).toArray();
      RealVector slope = Curvature.gradient(criterion, inside);
      RealVector move =
          new LUDecomposition(Curvature.hessian(criterion, inside)).getSolver().solve(slope);
      // A grid of one leaves the optimum within one step of it.
      largest = move.getLInfNorm();
      double damp = Math.min(1, 1 / Math.max(largest, STANDSTILL));
      for (int i = 0; i < inside.length; i++) {
        inside[i] -= damp * move.getEntry(i);
      }
      at = with(at, free, inside);
    }
    return at;
  }

  /** −2 log likelihood at the best residual variance, but for a constant. */
  private static double profile(RandomIntercepts model, double[] logRatios) {
    Fit fit = model.at(ratios(logRatios));
    return fit.logDeterminants() + model.residualDf() * Math.log(fit.squares());
  }

  /** 2·v² over the variance of v, the squared standard error of one coefficient. */
  private static double satterthwaite(RandomIntercepts model, double[] at, int coefficient) {
    int[] free = free(at);
    double[] inside = Arrays.stream(free).mapToDouble(i -> at[i]).toArray();
    ToDoubleFunction<double[]> criterion =
        x -> {
          double[] all = with(at, free, x);
          double[] ratios = ratios(Arrays.copyOf(all, all.length - 1));
          return model.criterion(Math.exp(all[all.length - 1]), ratios);
        };
    ToDoubleFunction<double[]> logSquaredError =
        x -> {
          double[] all = with(at, free, x);
          Fit fit = model.at(ratios(Arrays.copyOf(all, all.length - 1)));
          return all[all.length - 1] + Math.log(fit.unscaled().getEntry(coefficient, coefficient));
        };
    RealMatrix hessian = Curvature.hessian(criterion, inside);
    RealVector gradient = Curvature.gradient(logSquaredError, inside);
    RealVector solved = new LUDecomposition(hessian).getSolver().solve(gradient);
    return 1 / gradient.dotProduct(solved);
  }

  private static int[] free(double[] at) {
    return IntStream.range(0, at.length).filter(i -> at[i] > Double.NEGATIVE_INFINITY).toArray();
  }

  private static double[] with(double[] at, int[] free, double[] inside) {
    double[] all = at.clone();
    for (int i = 0; i < free.length; i++) {
      all[free[i]] = inside[i];
    }
    return all;
  }

  private static double[] ratios(double[] logRatios) {
    return Arrays.stream(logRatios).map(Math::exp).toArray();
  }
}
