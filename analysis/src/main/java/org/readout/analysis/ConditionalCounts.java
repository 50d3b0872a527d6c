package org.readout.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The exact distribution of X, the sum of the first group's events over strata, given the total of
 * each stratum: a sum of binomials whose odds are {@code ratio × weight}. P(X = k) is proportional
 * to {@code c(k) · ratio^k}; the c(k) are made once, by convolution, and held as logarithms, so
 * that nothing under- or overflows. Costs the square of the number of events, or only the number
 * itself where all weights are alike.
 */
final class ConditionalCounts {
  /** R's allowance for rounding when it asks which outcomes are as improbable as the one seen. */
  private static final double ROUNDING = Math.log1p(1e-7);

  private final TreeMap<Double, Integer> totals = new TreeMap<>();
  private final double[] logCoefficients;

  ConditionalCounts(List<PoissonRateRatio.Stratum> strata) {
    for (PoissonRateRatio.Stratum stratum : strata) {
      int total = Math.toIntExact(stratum.events() + stratum.referenceEvents());
      totals.merge(stratum.exposure() / stratum.referenceExposure(), total, Math::addExact);
    }
    double[] product = {0};
    for (Map.Entry<Double, Integer> stratum : totals.entrySet()) {
      product = convolved(product, binomial(stratum.getValue(), Math.log(stratum.getKey())));
    }
    logCoefficients = product;
  }

  int total() {
    return logCoefficients.length - 1;
  }

  /** log P(X = k). */
  double logProbability(int k, double logRatio) {
    return logCoefficients[k] + k * logRatio - logNorm(logRatio);
  }

  /** log P(from ≤ X ≤ to). */
  double logProbability(int from, int to, double logRatio) {
    double[] terms = new double[to - from + 1];
    for (int k = from; k <= to; k++) {
      terms[k - from] = logCoefficients[k] + k * logRatio;
    }
    return logSum(terms) - logNorm(logRatio);
  }

  /** P of all outcomes that are no more probable than {@code seen}, as R's binom.test has it. */
  double twoSidedP(int seen, double logRatio) {
    double limit = logProbability(seen, logRatio) + ROUNDING;
    double[] terms = new double[logCoefficients.length];
    for (int k = 0; k < terms.length; k++) {
      double log = logProbability(k, logRatio);
      terms[k] = log <= limit ? log : Double.NEGATIVE_INFINITY;
    }
    return Math.max(Math.min(1, Math.exp(logSum(terms))), Double.MIN_VALUE);
  }

  double mean(double logRatio) {
    double mean = 0;
    for (Map.Entry<Double, Integer> stratum : totals.entrySet()) {
      mean += stratum.getValue() / (1 + Math.exp(-logRatio) / stratum.getKey());
    }
    return mean;
  }

  /** log Σ c(k) ratio^k, which is a product over the strata. */
  private double logNorm(double logRatio) {
    double norm = 0;
    for (Map.Entry<Double, Integer> stratum : totals.entrySet()) {
      double logOdds = logRatio + Math.log(stratum.getKey());
      norm +=
          stratum.getValue() * (Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds))));
    }
    return norm;
  }

  private static double[] binomial(int n, double logWeight) {
    double[] logs = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      logs[k] = CombinatoricsUtils.binomialCoefficientLog(n, k) + k * logWeight;
    }
    return logs;
  }

  private static double[] convolved(double[] a, double[] b) {
    double[] product = new double[a.length + b.length - 1];
    for (int k = 0; k < product.length; k++) {
      int from = Math.max(0, k - b.length + 1);
      int to = Math.min(k, a.length - 1);
      double[] terms = new double[to - from + 1];
      for (int i = from; i <= to; i++) {
        terms[i - from] = a[i] + b[k - i];
      }
      product[k] = logSum(terms);
    }
    return product;
  }

  private static double logSum(double[] logs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    if (most == Double.NEGATIVE_INFINITY) {
      return most;
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum);
  }
}
