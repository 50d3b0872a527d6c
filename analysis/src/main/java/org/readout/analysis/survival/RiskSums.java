package org.readout.analysis.survival;

import java.util.Arrays;

/** Sums over a risk set of risk times products of up to three covariates. */
final class RiskSums {
  private final int count;
  private final boolean third;
  private double risk;
  private final double[] first;
  private final double[] second;
  private final double[] thirds;

  RiskSums(int count, boolean third) {
    this.count = count;
    this.third = third;
    this.first = new double[count];
    this.second = new double[count * count];
    this.thirds = new double[third ? count * count * count : 0];
  }

  void clear() {
    risk = 0;
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    Arrays.fill(thirds, 0);
  }

  void add(double[] values, int offset, double weight) {
    risk += weight;
    for (int a = 0; a < count; a++) {
      double byA = weight * values[offset + a];
      first[a] += byA;
      for (int b = 0; b < count; b++) {
        double byB = byA * values[offset + b];
        second[a * count + b] += byB;
        for (int c = 0; third && c < count; c++) {
          thirds[(a * count + b) * count + c] += byB * values[offset + c];
        }
      }
    }
  }

  double risk() {
    return risk;
  }

  double first(int a) {
    return first[a];
  }

  double second(int a, int b) {
    return second[a * count + b];
  }

  double third(int a, int b, int c) {
    return thirds[(a * count + b) * count + c];
  }
}
