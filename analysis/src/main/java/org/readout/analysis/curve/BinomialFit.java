package org.readout.analysis.curve;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The iterations of {@link BinomialDoseResponse}: Fisher's scoring of two coefficients. */
final class BinomialFit {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int MOST_STEPS = 100;

  /** Steps shrink quadratically, so what is left after one of this size is rounding. */
  private static final double STANDSTILL = 1e-11;

  /** A deviance that is nothing but rounding: the line passes through every row. */
  private static final double PERFECT = 1e-8;

  private final double[] logDoses;
  private final double[] treated;
  private final double[] responders;
  private final BinomialDoseResponse.Link link;

  private BinomialFit(
      double[] logDoses, double[] treated, double[] responders, BinomialDoseResponse.Link link) {
    this.logDoses = logDoses;
    this.treated = treated;
    this.responders = responders;
    this.link = link;
  }

  static BinomialDoseResponse of(
      double[] doses, int[] treated, int[] responders, BinomialDoseResponse.Link link) {
    if (doses.length != treated.length || doses.length != responders.length) {
      throw new IllegalArgumentException("as many doses as numbers");
    }
    for (int i = 0; i < doses.length; i++) {
      if (!(doses[i] >= 0) || responders[i] < 0 || responders[i] > treated[i]) {
        throw new IllegalArgumentException(
            "row %d: %d of %d at dose %s".formatted(i, responders[i], treated[i], doses[i]));
      }
    }
    int[] kept =
        IntStream.range(0, doses.length).filter(i -> doses[i] > 0 && treated[i] > 0).toArray();
    double[] logDoses = IntStream.of(kept).mapToDouble(i -> Math.log(doses[i])).toArray();
    double[] counts = IntStream.of(kept).mapToDouble(i -> treated[i]).toArray();
    double[] events = IntStream.of(kept).mapToDouble(i -> responders[i]).toArray();
    double all = IntStream.of(kept).mapToDouble(i -> treated[i]).sum();
    double responding = IntStream.of(kept).mapToDouble(i -> responders[i]).sum();
    if (responding == 0
        || responding == all
        || IntStream.of(kept).mapToDouble(i -> doses[i]).distinct().count() < 2) {
      return new BinomialDoseResponse.NoDoseEffect();
    }
    return new BinomialFit(logDoses, counts, events, link).iterate(all, responding);
  }

  private BinomialDoseResponse iterate(double all, double responding) {
    double share = responding / all;
    double intercept =
        link == BinomialDoseResponse.Link.LOGIT
            ? Math.log(share / (1 - share))
            : NORMAL.inverseCumulativeProbability(share);
    double slope = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] sums = sums(intercept, slope);
      double determinant = sums[0] * sums[2] - sums[1] * sums[1];
      double interceptStep = (sums[2] * sums[3] - sums[1] * sums[4]) / determinant;
      double slopeStep = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
      if (!Double.isFinite(interceptStep) || !Double.isFinite(slopeStep)) {
        break;
      }
      intercept += interceptStep;
      slope += slopeStep;
      double moved = Math.max(Math.abs(interceptStep), Math.abs(slopeStep));
      if (moved < STANDSTILL * (1 + Math.abs(intercept) + Math.abs(slope))) {
        return fitted(intercept, slope);
      }
      if (deviance(intercept, slope) < PERFECT) {
        break;
      }
    }
    return new BinomialDoseResponse.Separated();
  }

  private BinomialDoseResponse.Fitted fitted(double intercept, double slope) {
    double[] sums = sums(intercept, slope);
    double determinant = sums[0] * sums[2] - sums[1] * sums[1];
    return new BinomialDoseResponse.Fitted(
        intercept,
        slope,
        Math.sqrt(sums[2] / determinant),
        Math.sqrt(sums[0] / determinant),
        -sums[1] / determinant,
        deviance(intercept, slope),
        logDoses.length - 2);
  }

  /** The information (1, x, x²) and the gradient (1, x). */
  private double[] sums(double intercept, double slope) {
    double[] sums = new double[5];
    for (int i = 0; i < logDoses.length; i++) {
      double eta = intercept + slope * logDoses[i];
      double yes = probability(eta);
      double no = probability(-eta);
      double density = link == BinomialDoseResponse.Link.LOGIT ? yes * no : NORMAL.density(eta);
      if (yes > 0 && no > 0) {
        double weight = treated[i] * density * density / (yes * no);
        double score = (responders[i] - treated[i] * yes) * density / (yes * no);
        sums[0] += weight;
        sums[1] += weight * logDoses[i];
        sums[2] += weight * logDoses[i] * logDoses[i];
        sums[3] += score;
        sums[4] += score * logDoses[i];
      }
    }
    return sums;
  }

  private double deviance(double intercept, double slope) {
    double deviance = 0;
    for (int i = 0; i < logDoses.length; i++) {
      double eta = intercept + slope * logDoses[i];
      deviance += term(responders[i], treated[i] * probability(eta));
      deviance += term(treated[i] - responders[i], treated[i] * probability(-eta));
    }
    return 2 * deviance;
  }

  private static double term(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }

  private double probability(double eta) {
    return link == BinomialDoseResponse.Link.LOGIT
        ? 1 / (1 + Math.exp(-eta))
        : NORMAL.cumulativeProbability(eta);
  }
}
