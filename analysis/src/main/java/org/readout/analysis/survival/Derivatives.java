package org.readout.analysis.survival;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The logarithm of a partial likelihood, or of a part of it, with its derivatives: the gradient,
 * the information (minus the second) and, where asked for, the derivative of the information.
 */
final class Derivatives {
  private final int count;
  private final boolean third;
  private double logLikelihood;
  private final double[] gradient;
  private final double[] information;
  private final double[] informationSlope;
  private final double[] mean;

  Derivatives(int count, boolean third) {
    this.count = count;
    this.third = third;
    this.gradient = new double[count];
    this.information = new double[count * count];
    this.informationSlope = new double[third ? count * count * count : 0];
    this.mean = new double[count];
  }

  void clear() {
    logLikelihood = 0;
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    Arrays.fill(informationSlope, 0);
  }

  void addEvent(double predictor, double[] values, int offset) {
    logLikelihood += predictor;
    for (int a = 0; a < count; a++) {
      gradient[a] += values[offset + a];
    }
  }

  /**
   * One event's denominator: the cumulants of the covariates over the risk set.
   *
   * @param share of those that die at this time that Efron counts as gone already
   */
  void subtractRiskSet(RiskSums atRisk, RiskSums dying, double share) {
    double risk = atRisk.risk() - share * dying.risk();
    logLikelihood -= Math.log(risk);
    for (int a = 0; a < count; a++) {
      mean[a] = (atRisk.first(a) - share * dying.first(a)) / risk;
      gradient[a] -= mean[a];
    }
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double raw = (atRisk.second(a, b) - share * dying.second(a, b)) / risk;
        information[a * count + b] += raw - mean[a] * mean[b];
      }
    }
    if (third) {
      addThirdCumulants(atRisk, dying, share, risk);
    }
  }

  private void addThirdCumulants(RiskSums atRisk, RiskSums dying, double share, double risk) {
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double ab = (atRisk.second(a, b) - share * dying.second(a, b)) / risk;
        for (int c = 0; c < count; c++) {
          double ac = (atRisk.second(a, c) - share * dying.second(a, c)) / risk;
          double bc = (atRisk.second(b, c) - share * dying.second(b, c)) / risk;
          double abc = (atRisk.third(a, b, c) - share * dying.third(a, b, c)) / risk;
          informationSlope[(a * count + b) * count + c] +=
              abc - ab * mean[c] - ac * mean[b] - bc * mean[a] + 2 * mean[a] * mean[b] * mean[c];
        }
      }
    }
  }

  void add(Derivatives other) {
    logLikelihood += other.logLikelihood;
    addTo(gradient, other.gradient);
    addTo(information, other.information);
    addTo(informationSlope, other.informationSlope);
  }

  private static void addTo(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  double logLikelihood() {
    return logLikelihood;
  }

  /** Stays ours; read only. */
  double[] gradient() {
    return gradient;
  }

  RealMatrix information() {
    RealMatrix matrix = new Array2DRowRealMatrix(count, count);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        matrix.setEntry(a, b, information[a * count + b]);
      }
    }
    return matrix;
  }

  /** The derivative of the information by one coefficient. */
  RealMatrix informationSlope(int by) {
    RealMatrix matrix = new Array2DRowRealMatrix(count, count);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        matrix.setEntry(a, b, informationSlope[(a * count + b) * count + by]);
      }
    }
    return matrix;
  }
}
