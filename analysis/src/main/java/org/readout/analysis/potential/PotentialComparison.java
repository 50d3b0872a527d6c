package org.readout.analysis.potential;

import java.util.List;
import java.util.Optional;

/**
 * One treatment against another.
 *
 * @param treatment numerator
 * @param reference denominator
 * @param change by the headline estimator; empty where it cannot be estimated
 * @param opinions the same by other estimators
 * @param sentence as in a paper
 */
public record PotentialComparison(
    String treatment,
    String reference,
    Extent extent,
    Optional<Change> change,
    Verdict verdict,
    List<Opinion> opinions,
    String sentence) {
  public PotentialComparison {
    opinions = List.copyOf(opinions);
  }
}
