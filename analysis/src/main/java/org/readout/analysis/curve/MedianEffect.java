package org.readout.analysis.curve;

import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The median-effect line of Chou and Talalay: log₁₀ of affected over unaffected against log₁₀ of
 * the dose. For comparison with papers that print it; a fitted curve weighs the data better.
 *
 * @param slope m
 * @param medianDose the dose that affects one half, D_m
 * @param correlation r of the line
 * @param excluded rows with dose zero, or with nothing or everything affected, which have no place
 *     on it
 * @see <a href="https://doi.org/10.1016/0065-2571(84)90007-4">Chou and Talalay 1984, Adv. Enzyme
 *     Regul. 22:27</a>
 */
public record MedianEffect(double slope, double medianDose, double correlation, int excluded) {

  /**
   * @param affected fraction at each dose
   * @return empty where fewer than two different doses are left, or the line is level
   * @throws IllegalArgumentException when lengths differ
   */
  public static Optional<MedianEffect> fit(double[] doses, double[] affected) {
    if (doses.length != affected.length) {
      throw new IllegalArgumentException("as many doses as fractions");
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < doses.length; i++) {
      if (doses[i] > 0 && affected[i] > 0 && affected[i] < 1) {
        line.addData(Math.log10(doses[i]), Math.log10(affected[i] / (1 - affected[i])));
      }
    }
    double slope = line.getSlope();
    int excluded = doses.length - (int) line.getN();
    return Double.isNaN(slope) || slope == 0
        ? Optional.empty()
        : Optional.of(
            new MedianEffect(
                slope, Math.pow(10, -line.getIntercept() / slope), line.getR(), excluded));
  }

  /**
   * The dose that affects this fraction.
   *
   * @throws IllegalArgumentException unless the fraction lies between 0 and 1
   */
  public double dose(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("no dose affects " + fraction);
    }
    return medianDose * Math.pow(fraction / (1 - fraction), 1 / slope);
  }

  /**
   * The combination index d₁/D₁ + d₂/D₂: below 1 is synergy.
   *
   * @param dose of this drug in the combination
   * @param other the other drug alone, and its dose in the combination
   * @param fraction what the combination affects, between 0 and 1
   */
  public double combinationIndex(
      double dose, MedianEffect other, double otherDose, double fraction) {
    return dose / dose(fraction) + otherDose / other.dose(fraction);
  }
}
