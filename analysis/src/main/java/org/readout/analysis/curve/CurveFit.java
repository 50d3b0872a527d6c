package org.readout.analysis.curve;

import org.readout.analysis.NestedModelsF;

/** How {@link DoseResponse#fit} comes to its verdict. */
final class CurveFit {
  /** A curve that is no better than a constant at this level is none. */
  private static final double SIGNIFICANCE = 0.05;

  /** Of the total sum of squares: what is left of this size is rounding. */
  private static final double ROUNDING = 1e-20;

  /** A step whose sum of squares is within this share of the curve's is the curve's limit. */
  private static final double SAME_FIT = 1e-6;

  /** Doses beyond this are beyond the doubles. */
  private static final double FARTHEST_LOG_E = 700;

  /** Other starts of the asymmetry, which often has two valleys. */
  private static final double[] ASYMMETRIES = {1, 0.4, 3};

  private CurveFit() {}

  static DoseResponse of(DoseSeries series, CurveShape shape) {
    int parameters = shape.free().size();
    if (series.distinctDoses() < Math.max(parameters, 2) || series.size() <= parameters) {
      return new DoseResponse.TooFewDoses(series.distinctDoses(), series.size(), parameters);
    }
    double total = series.squaresAbout(0, series.distinctDoses());
    if (total == 0) {
      return new DoseResponse.ZeroVariance(series.responses()[0]);
    }
    int step = bestStep(series);
    double stepSquares = squaresOfStep(series, step);
    DoseResponse.SlopeUndefined undefined =
        new DoseResponse.SlopeUndefined(series.dose(step - 1), series.dose(step));
    boolean plateausFitted = shape.bottom().isEmpty() && shape.top().isEmpty();
    if (stepSquares <= ROUNDING * total && plateausFitted) {
      return undefined;
    }
    NonlinearLeastSquares fit = fit(series, shape);
    if (parameters > 1) {
      int df = series.size() - 1;
      NestedModelsF test =
          NonlinearLeastSquares.extraSumOfSquares(
              total, df, Math.max(fit.residualSumOfSquares(), Double.MIN_NORMAL), fit.residualDf());
      if (test.p() >= SIGNIFICANCE) {
        return new DoseResponse.NoDoseEffect(test, series.greatestDose());
      }
    }
    double sameFit = fit.residualSumOfSquares() * (1 + SAME_FIT);
    if (plateausFitted && stepSquares <= sameFit) {
      return undefined;
    }
    for (int between = 1; plateausFitted && between < series.distinctDoses() - 1; between++) {
      if (squaresOfStepWithLanding(series, between) <= sameFit) {
        return new DoseResponse.SlopeUndefined(series.dose(between - 1), series.dose(between + 1));
      }
    }
    double logE = shape.value(CurveShape.Parameter.LOG_E, fit.estimates());
    return fit.converged() && Math.abs(logE) < FARTHEST_LOG_E
        ? new FittedCurve(series, shape, upright(series, shape, fit))
        : new DoseResponse.NotConverged();
  }

  private static NonlinearLeastSquares fit(DoseSeries series, CurveShape shape) {
    LogLogisticMean mean = new LogLogisticMean(series.logDoses(), shape, null);
    LogLogistic start = CurveStart.of(series, shape);
    NonlinearLeastSquares best =
        NonlinearLeastSquares.fit(series.responses(), mean, shape.pack(start));
    for (int i = 1; shape.asymmetric() && i < ASYMMETRIES.length; i++) {
      LogLogistic other =
          new LogLogistic(start.slope(), start.bottom(), start.top(), start.e(), ASYMMETRIES[i]);
      NonlinearLeastSquares fit =
          NonlinearLeastSquares.fit(series.responses(), mean, shape.pack(other));
      best = fit.residualSumOfSquares() < best.residualSumOfSquares() ? fit : best;
    }
    return best;
  }

  private static NonlinearLeastSquares upright(
      DoseSeries series, CurveShape shape, NonlinearLeastSquares fit) {
    LogLogistic curve = shape.curve(fit.estimates());
    LogLogistic upright = CurveStart.upright(curve, shape);
    LogLogisticMean mean = new LogLogisticMean(series.logDoses(), shape, null);
    return upright.equals(curve)
        ? fit
        : NonlinearLeastSquares.fit(series.responses(), mean, shape.pack(upright));
  }

  /** The first dose of the second plateau of the step function that fits best. */
  private static int bestStep(DoseSeries series) {
    int best = 1;
    for (int step = 2; step < series.distinctDoses(); step++) {
      best = squaresOfStep(series, step) < squaresOfStep(series, best) ? step : best;
    }
    return best;
  }

  /**
   * Of a step with one dose on the way, which a curve of any steepness can pass through; infinite
   * where that dose does not lie between the plateaus.
   */
  private static double squaresOfStepWithLanding(DoseSeries series, int between) {
    int end = series.distinctDoses();
    double before = series.mean(0, between);
    double landing = series.mean(between, between + 1);
    double after = series.mean(between + 1, end);
    return (landing - before) * (after - landing) > 0
        ? series.squaresAbout(0, between)
            + series.squaresAbout(between, between + 1)
            + series.squaresAbout(between + 1, end)
        : Double.POSITIVE_INFINITY;
  }

  private static double squaresOfStep(DoseSeries series, int step) {
    return series.squaresAbout(0, step) + series.squaresAbout(step, series.distinctDoses());
  }
}
