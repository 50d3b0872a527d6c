package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether the survival of two or more treatments is the same: observed less expected events,
 * weighted over time, with the covariance of the multivariate hypergeometric distribution.
 *
 * @see <a href="https://doi.org/10.1007/b97377">Klein and Moeschberger 2003, Survival Analysis,
 *     7.3</a>
 */
public sealed interface LogRank {
  /** How much an event counts, by the time at which it happens. */
  enum Weight {
    /** All the same: the log-rank test, best where hazards are proportional. */
    LOG_RANK,
    /** The number at risk: Gehan and Breslow; early events count most. */
    GEHAN_BRESLOW,
    /** Its square root: Tarone and Ware. */
    TARONE_WARE,
    /** The pooled Kaplan–Meier curve just before: Peto and Peto, as R's {@code rho = 1}. */
    PETO_PETO
  }

  /**
   * @param observed events
   * @param expected events, were all treatments the same; not weighted
   */
  record Arm(String name, int size, int observed, double expected) {}

  /**
   * @param df one less than the treatments that were at risk when an event happened
   */
  record Tested(Weight weight, List<Arm> arms, double chiSquare, int df) implements LogRank {
    public Tested {
      arms = List.copyOf(arms);
    }

    /** Above zero also where the true value underflows. */
    public double p() {
      return Math.max(
          ChiSquaredDistribution.of(df).survivalProbability(chiSquare), Double.MIN_VALUE);
    }
  }

  /** No event happened while two treatments had anyone at risk: there is nothing to compare. */
  record NotTestable(List<Arm> arms) implements LogRank {
    public NotTestable {
      arms = List.copyOf(arms);
    }
  }

  /**
   * @throws IllegalArgumentException when there is one treatment only
   */
  static LogRank of(Arms arms, Weight weight) {
    if (arms.names().size() < 2) {
      throw new IllegalArgumentException("one treatment only: " + arms.names());
    }
    WeightedEvents events = WeightedEvents.of(arms, weight);
    List<Arm> table = new ArrayList<>();
    List<Integer> comparable = new ArrayList<>();
    for (int arm = 0; arm < arms.names().size(); arm++) {
      table.add(
          new Arm(
              arms.names().get(arm), arms.size(arm), events.observed(arm), events.expected(arm)));
      if (events.covariance(arm, arm) > 0) {
        comparable.add(arm);
      }
    }
    int df = comparable.size() - 1;
    return df < 1
        ? new NotTestable(table)
        : new Tested(weight, table, chiSquare(events, comparable.subList(0, df)), df);
  }

  private static double chiSquare(WeightedEvents events, List<Integer> arms) {
    RealVector difference = new ArrayRealVector(arms.size());
    RealMatrix covariance = new Array2DRowRealMatrix(arms.size(), arms.size());
    for (int i = 0; i < arms.size(); i++) {
      difference.setEntry(i, events.difference(arms.get(i)));
      for (int j = 0; j < arms.size(); j++) {
        covariance.setEntry(i, j, events.covariance(arms.get(i), arms.get(j)));
      }
    }
    return difference.dotProduct(new QRDecomposition(covariance).getSolver().solve(difference));
  }
}
