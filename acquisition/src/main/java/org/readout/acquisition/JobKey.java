package org.readout.acquisition;

import java.util.List;
import java.util.Map;

/**
 * What a computation is a pure function of. Two jobs with equal keys give equal results, so that
 * one that is done need not be done again.
 *
 * @param kind what is computed, for example {@code count}
 * @param inputs SHA-256 of the files it reads; the image that it is about comes first
 * @param algorithm for example {@code colonies}
 * @param version of the algorithm; another one may give another result
 * @param parametersJson in canonical form, whatever form it was given in
 */
public record JobKey(
    String kind, List<String> inputs, String algorithm, String version, String parametersJson) {
  public JobKey {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("a computation has an input");
    }
    inputs = List.copyOf(inputs);
    parametersJson = CanonicalJson.of(parametersJson);
  }

  /** The image that the computation is about. */
  public String image() {
    return inputs.get(0);
  }

  /** SHA-256 over all of it, in lower-case hexadecimal. */
  public String hash() {
    return Sha256.of(
        CanonicalJson.of(
            Map.of(
                "kind", kind,
                "inputs", inputs,
                "algorithm", algorithm,
                "version", version,
                "parameters", CanonicalJson.parse(parametersJson))));
  }
}
