package org.readout.analysis.assay;

import java.util.OptionalDouble;

/**
 * One treatment against another.
 *
 * @param treatment numerator
 * @param reference denominator
 * @param ratio of the surviving fractions, from the model; empty where the two never stood side by
 *     side or the reference has no colony
 * @param experiments n: the experiments that hold both
 * @param wells technical replicates in them, of both
 * @param sentence as in a paper
 */
public record Comparison(
    String treatment,
    String reference,
    OptionalDouble ratio,
    int experiments,
    int wells,
    Inference inference,
    String sentence) {

  /** The ratio in percent of the reference. */
  public OptionalDouble percent() {
    return ratio.isPresent()
        ? OptionalDouble.of(100 * ratio.getAsDouble())
        : OptionalDouble.empty();
  }
}
