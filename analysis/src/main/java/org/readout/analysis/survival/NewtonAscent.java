package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Newton's steps up a partial likelihood, halved where they overshoot. */
final class NewtonAscent {
  enum Outcome {
    SETTLED,
    MONOTONE,
    STILL_CLIMBING
  }

  /** Share of the largest eigenvalue of the information below which the rest is rounding. */
  static final double SINGULAR = 1e-12;

  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 30;

  /** Steps shrink quadratically, so what is left after one of this size is rounding. */
  private static final double STANDSTILL = 1e-9;

  /**
   * Where a likelihood has a maximum, the gain of a step is half the square of the step in standard
   * errors, and this little means that the maximum is there. Where it has none, the gain shrinks as
   * fast as the step's exponential while the steps stay near 1.
   */
  private static final double NO_GAIN = 1e-7;

  /** A step per standard deviation of the covariate that is not that of a settling fit. */
  private static final double STILL_RUNNING = 0.1;

  private final PartialLikelihood likelihood;
  private final double[] beta;
  private Derivatives end;
  private Outcome outcome = Outcome.STILL_CLIMBING;
  private List<Integer> running = List.of();

  private NewtonAscent(PartialLikelihood likelihood, Derivatives start) {
    this.likelihood = likelihood;
    this.beta = new double[likelihood.count()];
    this.end = start;
  }

  static NewtonAscent of(PartialLikelihood likelihood, Derivatives start) {
    NewtonAscent ascent = new NewtonAscent(likelihood, start);
    for (int i = 0; i < MOST_STEPS && ascent.outcome == Outcome.STILL_CLIMBING; i++) {
      ascent.step();
    }
    return ascent;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Per standard deviation; stays ours, read only. */
  double[] beta() {
    return beta;
  }

  Derivatives end() {
    return end;
  }

  /** Indices of the coefficients that run away. */
  List<Integer> running() {
    return running;
  }

  private void step() {
    RealMatrix information = end.information();
    RealVector gradient = new ArrayRealVector(end.gradient());
    RealVector step = new QRDecomposition(information, 0).getSolver().solve(gradient);
    double[] from = beta.clone();
    Derivatives before = end;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      for (int j = 0; j < beta.length; j++) {
        beta[j] = from[j] + step.getEntry(j);
      }
      end = likelihood.at(beta);
      double gain = end.logLikelihood() - before.logLikelihood();
      if (gain >= -STANDSTILL * Math.abs(before.logLikelihood())) {
        judge(step, gain);
        return;
      }
      step.mapMultiplyToSelf(0.5);
    }
  }

  private void judge(RealVector step, double gain) {
    if (step.getLInfNorm() < STANDSTILL * (1 + new ArrayRealVector(beta).getLInfNorm())) {
      outcome = Outcome.SETTLED;
    } else if (gain < NO_GAIN && step.getLInfNorm() > STILL_RUNNING) {
      outcome = Outcome.MONOTONE;
      List<Integer> indices = new ArrayList<>();
      for (int j = 0; j < beta.length; j++) {
        if (Math.abs(step.getEntry(j)) > STILL_RUNNING / 2) {
          indices.add(j);
        }
      }
      running = List.copyOf(indices);
    }
  }
}
