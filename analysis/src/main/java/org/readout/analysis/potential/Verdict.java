package org.readout.analysis.potential;

import java.util.OptionalDouble;

/** Whether a change was tested, and what came of it. */
public sealed interface Verdict {

  /** Empty when not tested. */
  OptionalDouble exactP();

  /** Empty when not tested. */
  OptionalDouble familyP();

  /**
   * @param test the test's name as a paper writes it
   * @param df degrees of freedom
   * @param p unadjusted, two-sided
   * @param adjustment the rule's name as a paper writes it
   * @param family how many comparisons p is adjusted for
   */
  record Tested(
      String test, double t, double df, double p, double adjustedP, String adjustment, int family)
      implements Verdict {
    @Override
    public OptionalDouble exactP() {
      return OptionalDouble.of(p);
    }

    @Override
    public OptionalDouble familyP() {
      return OptionalDouble.of(adjustedP);
    }
  }

  /**
   * No p.
   *
   * @param reason a sentence that also says what would make a test possible
   */
  record NotTested(PotentialState state, String reason) implements Verdict {
    @Override
    public OptionalDouble exactP() {
      return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble familyP() {
      return OptionalDouble.empty();
    }
  }
}
