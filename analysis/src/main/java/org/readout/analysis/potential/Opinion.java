package org.readout.analysis.potential;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The same comparison by another estimator.
 *
 * @param change empty where it cannot be estimated
 * @param differenceMillivolts this estimator's change minus the headline's
 * @param disagrees whether the difference is beyond the limit
 * @param sentence says by how much, and what may be the reason
 */
public record Opinion(
    Estimator estimator,
    Optional<Change> change,
    OptionalDouble differenceMillivolts,
    boolean disagrees,
    String sentence) {}
