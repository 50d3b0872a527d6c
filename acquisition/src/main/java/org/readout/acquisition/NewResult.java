package org.readout.acquisition;

import java.util.List;

/**
 * What an analysis hands to the study to keep.
 *
 * @param kind what it is about, for example {@code clonogenic}
 * @param parametersJson one JSON document
 * @param computations ids of the counts or measurements that went in
 * @param layouts ids of the layouts that went in
 * @param resultJson one JSON document
 */
public record NewResult(
    String kind,
    String assay,
    String algorithm,
    String version,
    String parametersJson,
    List<Long> computations,
    List<Long> layouts,
    String resultJson) {
  public NewResult {
    computations = List.copyOf(computations);
    layouts = List.copyOf(layouts);
    parametersJson = CanonicalJson.of(parametersJson);
    resultJson = CanonicalJson.of(resultJson);
  }
}
