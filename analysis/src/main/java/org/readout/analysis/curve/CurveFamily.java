package org.readout.analysis.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.readout.analysis.Coefficient;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.curve.CurveShape.Parameter;

/**
 * Several dose–response curves fitted together, some of their parameters shared: whether they
 * differ is the extra sum of squares of one family over another with more shared. All curves have
 * one scatter. Immutable.
 */
public final class CurveFamily {
  private final List<FittedCurve> separate;
  private final NonlinearLeastSquares fit;
  private final int[][] index;

  private CurveFamily(List<FittedCurve> separate, NonlinearLeastSquares fit, int[][] index) {
    this.separate = separate;
    this.fit = fit;
    this.index = index;
  }

  /**
   * @param separate each series fitted by itself, all with one shape
   * @param shared parameters that have one value in all curves; {@link Parameter#LOG_E} for a
   *     common IC50
   * @throws IllegalArgumentException when there are fewer than two curves, shapes differ, or a
   *     shared parameter is not fitted
   */
  public static CurveFamily fit(List<FittedCurve> separate, Set<Parameter> shared) {
    List<Parameter> free = requireOneShape(separate);
    if (!free.containsAll(shared)) {
      throw new IllegalArgumentException("not fitted, and so not shared: " + shared);
    }
    int[][] index = index(separate.size(), free, shared);
    LogLogisticMean[] means = new LogLogisticMean[separate.size()];
    int rows = 0;
    for (int curve = 0; curve < means.length; curve++) {
      FittedCurve one = separate.get(curve);
      means[curve] = new LogLogisticMean(one.series().logDoses(), one.shape(), null);
      rows += one.series().size();
    }
    int[] curveOf = new int[rows];
    int[] rowOf = new int[rows];
    double[] responses = new double[rows];
    int at = 0;
    for (int curve = 0; curve < means.length; curve++) {
      for (int row = 0; row < separate.get(curve).series().size(); row++) {
        curveOf[at] = curve;
        rowOf[at] = row;
        responses[at++] = separate.get(curve).series().responses()[row];
      }
    }
    double[] own = new double[free.size()];
    double[] ownGradient = new double[free.size()];
    MeanFunction mean =
        (row, parameters, gradient) -> {
          int[] places = index[curveOf[row]];
          for (int j = 0; j < own.length; j++) {
            own[j] = parameters[places[j]];
          }
          double value = means[curveOf[row]].at(rowOf[row], own, ownGradient);
          Arrays.fill(gradient, 0);
          for (int j = 0; j < own.length; j++) {
            gradient[places[j]] = ownGradient[j];
          }
          return value;
        };
    NonlinearLeastSquares fit = NonlinearLeastSquares.fit(responses, mean, start(separate, index));
    return new CurveFamily(List.copyOf(separate), fit, index);
  }

  private static List<Parameter> requireOneShape(List<FittedCurve> separate) {
    if (separate.size() < 2 || separate.stream().map(FittedCurve::shape).distinct().count() != 1) {
      throw new IllegalArgumentException("two or more curves with one shape are compared");
    }
    return separate.get(0).shape().free();
  }

  private static int[][] index(int curves, List<Parameter> free, Set<Parameter> shared) {
    int[][] index = new int[curves][free.size()];
    int next = 0;
    for (int j = 0; j < free.size(); j++) {
      for (int curve = 0; curve < curves; curve++) {
        boolean known = curve > 0 && shared.contains(free.get(j));
        index[curve][j] = known ? index[0][j] : next++;
      }
    }
    return index;
  }

  /** What is shared starts in the middle of the separate values. */
  private static double[] start(List<FittedCurve> separate, int[][] index) {
    int count = Arrays.stream(index).flatMapToInt(Arrays::stream).max().orElseThrow() + 1;
    double[] sums = new double[count];
    int[] times = new int[count];
    for (int curve = 0; curve < index.length; curve++) {
      double[] own = separate.get(curve).shape().pack(separate.get(curve).curve());
      for (int j = 0; j < own.length; j++) {
        sums[index[curve][j]] += own[j];
        times[index[curve][j]]++;
      }
    }
    for (int i = 0; i < count; i++) {
      sums[i] /= times[i];
    }
    return sums;
  }

  /** In the order in which they were given. */
  public List<LogLogistic> curves() {
    List<LogLogistic> curves = new ArrayList<>();
    for (int[] places : index) {
      double[] own = Arrays.stream(places).mapToDouble(fit::estimate).toArray();
      curves.add(separate.get(0).shape().curve(own));
    }
    return List.copyOf(curves);
  }

  /**
   * False where a parameter runs away, as a slope does when a shared dose falls on a tested one:
   * the sum of squares is then that of the limit, and the parameters mean nothing.
   */
  public boolean converged() {
    return fit.converged();
  }

  public double residualSumOfSquares() {
    return fit.residualSumOfSquares();
  }

  public int residualDf() {
    return fit.residualDf();
  }

  /**
   * Whether these curves fit better than those with more shared.
   *
   * @throws IllegalArgumentException when the other shares no more, or is of other curves
   */
  public NestedModelsF against(CurveFamily moreShared) {
    if (!moreShared.separate.equals(separate)) {
      throw new IllegalArgumentException("families of different curves");
    }
    return NonlinearLeastSquares.compare(moreShared.fit, fit);
  }

  /**
   * How many times the dose of one curve's inflection is that of another's.
   *
   * @param numerator index of a curve
   * @throws IllegalArgumentException when the inflection is shared
   */
  public Coefficient ratio(int numerator, int denominator) {
    int position = separate.get(0).shape().free().indexOf(Parameter.LOG_E);
    int above = index[numerator][position];
    int below = index[denominator][position];
    double variance =
        fit.covariance(above, above)
            + fit.covariance(below, below)
            - 2 * fit.covariance(above, below);
    return new Coefficient(
        "ratio of e",
        fit.estimate(above) - fit.estimate(below),
        Math.sqrt(variance),
        fit.residualDf());
  }

  /** Every parameter of a shape: one curve for all. */
  public static Set<Parameter> all(CurveShape shape) {
    return EnumSet.copyOf(shape.free());
  }
}
