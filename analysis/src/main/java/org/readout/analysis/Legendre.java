package org.readout.analysis;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss–Legendre quadrature in panels. */
final class Legendre {
  static final int NODES = 16;

  /** Made once, for it costs more than an integral. */
  static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(NODES);

  private Legendre() {}

  /**
   * @param width of a panel, at most
   */
  static double integral(double from, double to, double width, DoubleUnaryOperator f) {
    int panels = Math.max(1, (int) Math.ceil((to - from) / width));
    double half = (to - from) / panels / 2;
    double sum = 0;
    for (int panel = 0; panel < panels; panel++) {
      double middle = from + (2 * panel + 1) * half;
      for (int i = 0; i < NODES; i++) {
        sum += RULE.getWeight(i) * f.applyAsDouble(middle + half * RULE.getPoint(i));
      }
    }
    return sum * half;
  }
}
