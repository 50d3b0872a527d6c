package org.readout.analysis;

/** Why a statistic gives no number for the values that it was given. */
public enum Refusal {
  TOO_FEW_VALUES("too few values"),
  UNDEFINED_ZERO_VARIANCE("no scatter to judge by: the values of every group are all the same"),
  NO_NONZERO_DIFFERENCES("every difference is zero"),
  NOT_POSITIVE("a value is not above zero and has no logarithm"),
  NO_WINDOW("the controls have the same mean: nothing lies between them"),
  MISSING_CELL("a combination of factor levels has no value"),
  MISSING_PHASE("a phase of the assay has no measurement"),
  NO_AMPLIFICATION("the quantification cycle does not fall with the amount");

  private final String reason;

  Refusal(String reason) {
    this.reason = reason;
  }

  /** The reason as part of a sentence. */
  public String reason() {
    return reason;
  }
}
