package org.readout.analysis.survival;

/** Observed and expected events of each arm, and the covariance of their weighted difference. */
final class WeightedEvents {
  private final int[] observed;
  private final double[] expected;
  private final double[] difference;
  private final double[][] covariance;

  private WeightedEvents(int arms) {
    this.observed = new int[arms];
    this.expected = new double[arms];
    this.difference = new double[arms];
    this.covariance = new double[arms][arms];
  }

  static WeightedEvents of(Arms arms, LogRank.Weight weight) {
    int count = arms.names().size();
    WeightedEvents result = new WeightedEvents(count);
    int[] atRisk = new int[count];
    int[] events = new int[count];
    for (int arm = 0; arm < count; arm++) {
      atRisk[arm] = arms.size(arm);
    }
    double pooled = 1;
    for (int slot = 0; slot < arms.timeCount(); slot++) {
      int total = 0;
      int deaths = 0;
      for (int arm = 0; arm < count; arm++) {
        events[arm] = arms.events()[arm][slot];
        total += atRisk[arm];
        deaths += events[arm];
      }
      if (deaths > 0) {
        result.add(atRisk, events, total, deaths, weight(weight, total, pooled));
        pooled *= (double) (total - deaths) / total;
      }
      for (int arm = 0; arm < count; arm++) {
        atRisk[arm] -= events[arm] + arms.censored()[arm][slot];
      }
    }
    return result;
  }

  private static double weight(LogRank.Weight weight, int total, double pooled) {
    return switch (weight) {
      case LOG_RANK -> 1;
      case GEHAN_BRESLOW -> total;
      case TARONE_WARE -> Math.sqrt(total);
      case PETO_PETO -> pooled;
    };
  }

  private void add(int[] atRisk, int[] events, int total, int deaths, double weight) {
    double spread =
        total > 1 ? weight * weight * deaths * (total - deaths) / (total - 1.0) / total : 0;
    for (int arm = 0; arm < atRisk.length; arm++) {
      double share = (double) atRisk[arm] / total;
      observed[arm] += events[arm];
      expected[arm] += deaths * share;
      difference[arm] += weight * (events[arm] - deaths * share);
      // A whole number times the share: exactly zero where nobody else is at risk.
      covariance[arm][arm] += spread * share * (total - atRisk[arm]);
      for (int other = 0; other < arm; other++) {
        double shared = spread * share * atRisk[other];
        covariance[arm][other] -= shared;
        covariance[other][arm] -= shared;
      }
    }
  }

  int observed(int arm) {
    return observed[arm];
  }

  double expected(int arm) {
    return expected[arm];
  }

  /** Observed less expected, weighted. */
  double difference(int arm) {
    return difference[arm];
  }

  double covariance(int arm, int other) {
    return covariance[arm][other];
  }
}
