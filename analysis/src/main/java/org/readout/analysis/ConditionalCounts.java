package org.readout.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The exact distribution of X, the sum of the first group's events over strata, given the total of
 * each stratum: a sum of binomials whose odds are {@code ratio × weight}. P(X = k) is proportional
 * to {@code c(k) · ratio^k}; the c(k) are made once, by convolution, and held as logarithms, so
 * that nothing under- or overflows.
 */
final class ConditionalCounts {
  /** R's allowance for rounding when it asks which outcomes are as improbable as the one seen. */
  private static final double ROUNDING = Math.log1p(1e-7);

  private final TreeMap<Double, Long> totals = new TreeMap<>();
  private final int seen;
  private final double[] logCoefficients;

  /** Costs the square of the number of events, but nothing where none was seen. */
  ConditionalCounts(List<PoissonRateRatio.Stratum> strata) {
    long events = 0;
    for (PoissonRateRatio.Stratum stratum : strata) {
      events += stratum.events();
      totals.merge(
          stratum.exposure() / stratum.referenceExposure(),
          stratum.events() + stratum.referenceEvents(),
          Long::sum);
    }
    seen = Math.toIntExact(events);
    logCoefficients = seen == 0 && totals.size() > 1 ? new double[] {0} : product();
  }

  int seen() {
    return seen;
  }

  long total() {
    return totals.values().stream().mapToLong(Long::longValue).sum();
  }

  /** log P(X ≤ seen). */
  double logLowerTail(double logRatio) {
    return logProbability(0, seen, logRatio);
  }

  /** log P(X ≥ seen). */
  double logUpperTail(double logRatio) {
    return seen == 0 ? 0 : logProbability(seen, logCoefficients.length - 1, logRatio);
  }

  /**
   * P of all outcomes that are no more probable than the one seen, as R's binom.test has it; needs
   * one weight only.
   */
  double noMoreProbable(double logRatio) {
    double limit = logProbability(seen, logRatio) + ROUNDING;
    double[] terms = new double[logCoefficients.length];
    for (int k = 0; k < terms.length; k++) {
      double log = logProbability(k, logRatio);
      terms[k] = log <= limit ? log : Double.NEGATIVE_INFINITY;
    }
    return Math.exp(logSum(terms));
  }

  /** The mean of X. */
  double mean(double logRatio) {
    double mean = 0;
    for (Map.Entry<Double, Long> stratum : totals.entrySet()) {
      mean += stratum.getValue() / (1 + Math.exp(-logRatio) / stratum.getKey());
    }
    return mean;
  }

  private double[] product() {
    double[] product = {0};
    for (Map.Entry<Double, Long> stratum : totals.entrySet()) {
      int n = Math.toIntExact(stratum.getValue());
      double[] binomial = binomial(n, Math.log(stratum.getKey()));
      product = product.length == 1 ? binomial : convolved(product, binomial);
    }
    return product;
  }

  /** log P(X = k). */
  private double logProbability(int k, double logRatio) {
    return logCoefficients[k] + k * logRatio - logNorm(logRatio);
  }

  /** log P(from ≤ X ≤ to). */
  private double logProbability(int from, int to, double logRatio) {
    double[] terms = new double[to - from + 1];
    for (int k = from; k <= to; k++) {
      terms[k - from] = logCoefficients[k] + k * logRatio;
    }
    return logSum(terms) - logNorm(logRatio);
  }

  /** log Σ c(k) ratio^k, which is a product over the strata. */
  private double logNorm(double logRatio) {
    double norm = 0;
    for (Map.Entry<Double, Long> stratum : totals.entrySet()) {
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
