package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Cox's proportional hazards, by Newton's method on the partial likelihood with Efron's treatment
 * of ties: the numbers of R's {@code coxph}, taken on until nothing moves. How it ended is one of
 * the records.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox 1972, J. R. Stat. Soc. B
 *     34:187</a>
 */
public sealed interface CoxRegression {
  /** A χ² of all covariates together. */
  record Test(double chiSquare, int df) {
    /** Above zero also where the true value underflows. */
    public double p() {
      return Math.max(
          ChiSquaredDistribution.of(df).survivalProbability(chiSquare), Double.MIN_VALUE);
    }
  }

  /**
   * @param nullLogLikelihood with no covariate
   * @param score the test that for one treatment without ties is the log-rank test
   * @param proportional whether the hazard ratios hold over time, covariate after covariate
   */
  record Fitted(
      List<HazardRatio> ratios,
      double nullLogLikelihood,
      double logLikelihood,
      Test likelihoodRatio,
      Test wald,
      Test score,
      ProportionalHazards proportional)
      implements CoxRegression {
    public Fitted {
      ratios = List.copyOf(ratios);
    }
  }

  /**
   * The likelihood rises for ever in some direction: every event of one kind of subject precedes
   * those of the other. There is no maximum, no standard error and no Wald test; what holds are the
   * log-rank and score tests, the likelihood-ratio test in the limit, and Firth's estimate.
   *
   * @param running the covariates whose coefficient runs away
   * @param firth the penalised fit, which is always finite
   */
  record MonotoneLikelihood(List<String> running, Test likelihoodRatio, Test score, FirthCox firth)
      implements CoxRegression {
    public MonotoneLikelihood {
      running = List.copyOf(running);
    }
  }

  /** Nobody had the event. */
  record NoEvents() implements CoxRegression {}

  /** A column is constant, or says what others already say, among those at risk at an event. */
  record Collinear(List<String> names) implements CoxRegression {
    public Collinear {
      names = List.copyOf(names);
    }
  }

  /** The steps did not settle. */
  record NotConverged() implements CoxRegression {}

  /**
   * @throws IllegalArgumentException when there are not as many rows as subjects
   */
  static CoxRegression fit(FollowUp followUp, Covariates covariates) {
    if (covariates.rowCount() != followUp.size()) {
      throw new IllegalArgumentException("as many covariates as subjects");
    }
    if (followUp.eventCount() == 0) {
      return new NoEvents();
    }
    PartialLikelihood likelihood = PartialLikelihood.of(followUp, covariates);
    Derivatives none = likelihood.at(new double[covariates.count()]);
    if (singular(none.information())) {
      return new Collinear(covariates.names());
    }
    NewtonAscent ascent = NewtonAscent.of(likelihood, none);
    int df = covariates.count();
    Test score = new Test(quadratic(none), df);
    Test ratio = new Test(2 * Math.max(0, ascent.end().logLikelihood() - none.logLikelihood()), df);
    return switch (ascent.outcome()) {
      case STILL_CLIMBING -> new NotConverged();
      case MONOTONE ->
          new MonotoneLikelihood(
              ascent.running().stream().map(covariates.names()::get).toList(),
              ratio,
              score,
              FirthCox.fit(likelihood, covariates.names()));
      case SETTLED ->
          fitted(followUp, covariates, likelihood, none.logLikelihood(), ascent, ratio, score);
    };
  }

  private static Fitted fitted(
      FollowUp followUp,
      Covariates covariates,
      PartialLikelihood likelihood,
      double nullLogLikelihood,
      NewtonAscent ascent,
      Test ratio,
      Test score) {
    RealMatrix information = ascent.end().information();
    RealMatrix covariance = MatrixUtils.inverse(information);
    RealVector beta = new ArrayRealVector(ascent.beta());
    List<HazardRatio> ratios = new ArrayList<>();
    for (int j = 0; j < covariates.count(); j++) {
      ratios.add(
          new HazardRatio(
              covariates.names().get(j),
              beta.getEntry(j) / likelihood.scale(j),
              Math.sqrt(covariance.getEntry(j, j)) / likelihood.scale(j)));
    }
    return new Fitted(
        ratios,
        nullLogLikelihood,
        ascent.end().logLikelihood(),
        ratio,
        new Test(beta.dotProduct(information.operate(beta)), covariates.count()),
        score,
        ProportionalHazards.of(followUp, covariates.names(), likelihood, ascent.beta()));
  }

  private static double quadratic(Derivatives at) {
    RealVector gradient = new ArrayRealVector(at.gradient());
    return gradient.dotProduct(new QRDecomposition(at.information()).getSolver().solve(gradient));
  }

  private static boolean singular(RealMatrix information) {
    double[] eigenvalues = new EigenDecomposition(information).getRealEigenvalues();
    double largest = 0;
    double smallest = Double.MAX_VALUE;
    for (double eigenvalue : eigenvalues) {
      largest = Math.max(largest, eigenvalue);
      smallest = Math.min(smallest, eigenvalue);
    }
    return !(smallest > NewtonAscent.SINGULAR * largest);
  }
}
