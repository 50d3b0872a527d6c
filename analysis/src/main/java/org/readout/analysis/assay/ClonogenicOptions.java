package org.readout.analysis.assay;

import java.util.Optional;
import org.readout.analysis.MultipleComparisons;

/**
 * How a clonogenic assay is to be analysed.
 *
 * @param control the treatment that all others are compared with; empty to find it by its name
 * @param factors the two factors of a two-way design; empty to find them
 * @param confidence the level of all intervals, for example 0.95; a claim needs p below what is
 *     left
 * @param adjustment the rule for the p-values of one family of comparisons
 */
public record ClonogenicOptions(
    Optional<String> control,
    Optional<Factors> factors,
    double confidence,
    MultipleComparisons adjustment) {

  /** At 95 %, adjusted by Holm's rule, control and factors found by themselves. */
  public static final ClonogenicOptions STANDARD =
      new ClonogenicOptions(Optional.empty(), Optional.empty(), 0.95, MultipleComparisons.HOLM);

  public ClonogenicOptions {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1: " + confidence);
    }
  }

  /**
   * Two columns of the design, or two treatments that were also given together as {@code first +
   * second}.
   */
  public record Factors(String first, String second) {}

  public ClonogenicOptions withControl(String treatment) {
    return new ClonogenicOptions(Optional.of(treatment.strip()), factors, confidence, adjustment);
  }

  public ClonogenicOptions withFactors(String first, String second) {
    return new ClonogenicOptions(
        control, Optional.of(new Factors(first.strip(), second.strip())), confidence, adjustment);
  }

  public ClonogenicOptions withConfidence(double level) {
    return new ClonogenicOptions(control, factors, level, adjustment);
  }

  public ClonogenicOptions withAdjustment(MultipleComparisons rule) {
    return new ClonogenicOptions(control, factors, confidence, rule);
  }
}
