package org.readout.analysis;

/**
 * How likely a two-sided t test is to find an effect, both tails counted, and what it would take.
 *
 * @see NoncentralT
 */
public final class TPower {
  private TPower() {}

  /**
   * Two independent groups.
   *
   * @param effect difference in standard deviations
   */
  public static double twoGroups(double effect, double n1, double n2, double level) {
    return power(effect / Math.sqrt(1 / n1 + 1 / n2), n1 + n2 - 2, level);
  }

  /**
   * Pairs, or one sample.
   *
   * @param effect mean difference in standard deviations of the differences
   */
  public static double paired(double effect, double pairs, double level) {
    return power(effect * Math.sqrt(pairs), pairs - 1, level);
  }

  /** Units for each of two groups that give the power; not rounded up. */
  public static double perGroup(double effect, double power, double level) {
    if (!(Math.abs(effect) > 0) || !(power > level && power < 1)) {
      throw new IllegalArgumentException(
          "no number gives power %s for %s".formatted(power, effect));
    }
    // n above one has at least a sliver of a degree of freedom.
    return 1
        + Math.exp(
            Roots.ofIncreasing(
                u -> twoGroups(effect, 1 + Math.exp(u), 1 + Math.exp(u), level) - power, 2));
  }

  /** The effect that two groups of n find with the power. */
  public static double detectable(double n, double power, double level) {
    if (!(n > 1) || !(power > level && power < 1)) {
      throw new IllegalArgumentException("no effect gives power %s with %s".formatted(power, n));
    }
    return Math.exp(Roots.ofIncreasing(u -> twoGroups(Math.exp(u), n, n, level) - power, 0));
  }

  private static double power(double noncentrality, double df, double level) {
    double critical = StudentT.critical(1 - level, df);
    NoncentralT law = new NoncentralT(df, noncentrality);
    return Math.min(1, law.survival(critical) + law.cumulative(-critical));
  }
}
