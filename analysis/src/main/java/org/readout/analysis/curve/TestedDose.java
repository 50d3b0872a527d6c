package org.readout.analysis.curve;

/** A dose that was read off a fitted curve, and whether anyone has been there. */
public sealed interface TestedDose {
  /** Which end of the doses. */
  enum Side {
    BELOW,
    ABOVE
  }

  /** Between the smallest dose above zero and the largest. */
  record Within(double dose) implements TestedDose {}

  /**
   * Outside, where the curve is a guess. Said as {@code > limit} or {@code < limit}.
   *
   * @param limit the outermost dose on that side
   * @param extrapolated what the curve says; no result, only for whoever plans the next doses
   */
  record BeyondTestedRange(Side side, double limit, double extrapolated) implements TestedDose {}

  /** The curve does not have this response at any dose above zero. */
  record NotReached() implements TestedDose {}
}
