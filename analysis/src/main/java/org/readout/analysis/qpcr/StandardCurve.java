package org.readout.analysis.qpcr;

import java.util.Arrays;
import org.readout.analysis.LinearRegression;
import org.readout.analysis.Outcome;
import org.readout.analysis.Refusal;

/**
 * Quantification cycle against the decimal logarithm of the amount, a straight line whose slope is
 * how far a cycle multiplies.
 *
 * @param line of the cycle on log10 of the amount
 * @see <a href="https://doi.org/10.1093/nar/29.9.e45">Pfaffl 2001, Nucleic Acids Res. 29:e45</a>
 */
public record StandardCurve(LinearRegression line) {
  /** MIQE's usual limits of efficiency, in percent. */
  private static final double LEAST_PERCENT = 90;

  private static final double MOST_PERCENT = 110;
  private static final double PERCENT = 100;

  /**
   * Needs three points, amounts above zero of at least two sizes, and cycles that fall with them.
   *
   * @param amount in any unit
   * @param cq quantification cycle of each, in cycles
   * @throws IllegalArgumentException when lengths differ
   */
  public static Outcome<StandardCurve> of(double[] amount, double[] cq) {
    if (!Arrays.stream(amount).allMatch(value -> value > 0)) {
      return Outcome.refused(Refusal.NOT_POSITIVE);
    }
    Outcome<LinearRegression> line =
        LinearRegression.of(Arrays.stream(amount).map(Math::log10).toArray(), cq);
    boolean rises = line.statistic().filter(found -> found.slope() >= 0).isPresent();
    return rises ? Outcome.refused(Refusal.NO_AMPLIFICATION) : line.map(StandardCurve::new);
  }

  /** By how much one cycle multiplies: 2 when everything doubles. */
  public double efficiencyBase() {
    return Math.pow(10, -1 / line.slope());
  }

  /** 100 when everything doubles. */
  public double efficiencyPercent() {
    return PERCENT * (efficiencyBase() - 1);
  }

  /** Whether the efficiency is between 90 and 110 %. */
  public boolean isUsual() {
    return efficiencyPercent() >= LEAST_PERCENT && efficiencyPercent() <= MOST_PERCENT;
  }

  /** The amount at which a cycle is reached, in the unit of the curve. */
  public double amount(double cq) {
    return Math.pow(10, (cq - line.intercept()) / line.slope());
  }
}
