package org.readout.analysis.curve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.curve.CurveShape.Parameter;

/**
 * The log-logistic curve as a least-squares model, its position given as the logarithm of the dose
 * at a level. A parameter that is a level's dose has a standard error and a profile of its own.
 */
final class LogLogisticMean implements MeanFunction {
  private final double[] logDoses;

  /** Null where the position is that of the inflection. */
  private final @Nullable Level level;

  private final double fixedBottom;
  private final double fixedTop;

  /** Where each parameter stands in the fit; below zero where it is fixed. */
  private final int slopeAt;

  private final int bottomAt;
  private final int topAt;
  private final int positionAt;
  private final int asymmetryAt;

  LogLogisticMean(double[] logDoses, CurveShape shape, @Nullable Level level) {
    this.logDoses = logDoses;
    this.level = level;
    this.fixedBottom = shape.bottom().orElse(0);
    this.fixedTop = shape.top().orElse(0);
    this.slopeAt = shape.free().indexOf(Parameter.SLOPE);
    this.bottomAt = shape.free().indexOf(Parameter.BOTTOM);
    this.topAt = shape.free().indexOf(Parameter.TOP);
    this.positionAt = shape.free().indexOf(Parameter.LOG_E);
    this.asymmetryAt = shape.free().indexOf(Parameter.ASYMMETRY);
  }

  @Override
  public double at(int row, double[] parameters, double[] gradient) {
    double slope = parameters[slopeAt];
    double bottom = value(bottomAt, parameters, fixedBottom);
    double top = value(topAt, parameters, fixedTop);
    double asymmetry = value(asymmetryAt, parameters, 1);
    double span = top - bottom;
    if (!(asymmetry > 0)) {
      return Double.NaN;
    }
    if (logDoses[row] == Double.NEGATIVE_INFINITY) {
      return limit(slope, bottom, top, gradient);
    }
    double remaining = remaining(bottom, span);
    double odds = level == null ? 1 : LogLogistic.odds(remaining, asymmetry);
    double distance = logDoses[row] - parameters[positionAt];
    double u = slope * distance + Math.log(odds);
    double softplus = LogLogistic.softplus(u);
    double share = Math.exp(-asymmetry * softplus);
    double byU = -span * asymmetry * share * Math.exp(u - softplus);
    double byBottom = 1 - share;
    double byTop = share;
    double byAsymmetry = -span * share * softplus;
    if (level != null) {
      // d ln(odds) by the share that remains, and by the asymmetry.
      double byRemaining = -(odds + 1) / (odds * asymmetry * remaining);
      byAsymmetry += byU * (odds + 1) * Math.log(remaining) / (asymmetry * asymmetry * odds);
      if (level instanceof Level.Response) {
        byBottom += byU * byRemaining * (remaining - 1) / span;
        byTop -= byU * byRemaining * remaining / span;
      }
    }
    put(gradient, slopeAt, byU * distance);
    put(gradient, bottomAt, byBottom);
    put(gradient, topAt, byTop);
    put(gradient, positionAt, -slope * byU);
    put(gradient, asymmetryAt, byAsymmetry);
    return bottom + span * share;
  }

  private double limit(double slope, double bottom, double top, double[] gradient) {
    Arrays.fill(gradient, 0);
    put(gradient, slope > 0 ? topAt : bottomAt, 1);
    return slope > 0 ? top : bottom;
  }

  private double remaining(double bottom, double span) {
    if (level instanceof Level.Share share) {
      return share.aboveBottom();
    }
    return level instanceof Level.Response response ? (response.value() - bottom) / span : 1;
  }

  private static double value(int at, double[] parameters, double fixed) {
    return at >= 0 ? parameters[at] : fixed;
  }

  private static void put(double[] gradient, int at, double derivative) {
    if (at >= 0) {
      gradient[at] = derivative;
    }
  }
}
