package org.readout.analysis;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether paired differences are as often above as below zero, by the exact binomial law.
 * Differences of zero are left out.
 *
 * @param above differences above zero
 * @param n differences other than zero
 */
public record SignTest(int above, int n) {

  public static Outcome<SignTest> of(double... differences) {
    int above = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    int n = (int) Arrays.stream(differences).filter(d -> d != 0).count();
    return n == 0
        ? Outcome.refused(Refusal.NO_NONZERO_DIFFERENCES)
        : Outcome.found(new SignTest(above, n));
  }

  /** Two-sided. */
  public double p() {
    int fewer = Math.min(above, n - above);
    return Tails.aboveZero(2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(fewer));
  }
}
