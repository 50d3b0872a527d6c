package org.readout.analysis;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Derivatives of a smooth function by central differences of the fourth order. */
final class Curvature {
  /** Wide enough that rounding stays below the error of the rule, about the step to the fourth. */
  private static final double STEP = 0.01;

  private static final double[] AT = {-2, -1, 1, 2};
  private static final double[] WEIGHT = {1.0 / 12, -2.0 / 3, 2.0 / 3, -1.0 / 12};

  private Curvature() {}

  static RealVector gradient(ToDoubleFunction<double[]> f, double[] at) {
    RealVector gradient = new ArrayRealVector(at.length);
    for (int i = 0; i < at.length; i++) {
      double sum = 0;
      for (int k = 0; k < AT.length; k++) {
        sum += WEIGHT[k] * f.applyAsDouble(moved(at, i, AT[k] * STEP));
      }
      gradient.setEntry(i, sum / STEP);
    }
    return gradient;
  }

  static RealMatrix hessian(ToDoubleFunction<double[]> f, double[] at) {
    RealMatrix hessian = new Array2DRowRealMatrix(at.length, at.length);
    for (int i = 0; i < at.length; i++) {
      RealVector row = new ArrayRealVector(at.length);
      for (int k = 0; k < AT.length; k++) {
        RealVector slope = gradient(f, moved(at, i, AT[k] * STEP));
        row = row.add(slope.mapMultiply(WEIGHT[k] / STEP));
      }
      hessian.setRowVector(i, row);
    }
    return hessian.add(hessian.transpose()).scalarMultiply(0.5);
  }

  private static double[] moved(double[] at, int index, double by) {
    double[] moved = at.clone();
    moved[index] += by;
    return moved;
  }
}
