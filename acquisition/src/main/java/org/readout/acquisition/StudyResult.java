package org.readout.acquisition;

import java.time.Instant;
import java.util.List;

/**
 * What an analysis said, with everything that it was computed from.
 *
 * @param kind what it is about, for example {@code clonogenic}; the latest of a kind is current
 * @param parametersJson in canonical form
 * @param computations ids of the counts or measurements that went in
 * @param layouts ids of the layouts that went in
 * @param resultJson in canonical form
 */
public record StudyResult(
    long id,
    String kind,
    String assay,
    String algorithm,
    String version,
    String parametersJson,
    List<Long> computations,
    List<Long> layouts,
    String resultJson,
    Instant computedAt) {
  public StudyResult {
    computations = List.copyOf(computations);
    layouts = List.copyOf(layouts);
  }
}
