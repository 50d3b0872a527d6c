package org.readout.analysis.potential;

import org.readout.analysis.Interval;

/**
 * How a ratio of dye becomes a change of potential at one temperature. The dye is a cation: less of
 * it means a less negative, a depolarised membrane, so that a positive change is a depolarisation
 * and a negative one a hyperpolarisation.
 *
 * @param temperatureCelsius at which the cells were, 0 to 60
 */
public record Nernst(double temperatureCelsius) {
  /** CODATA 2018, J/(mol·K). */
  private static final double GAS_CONSTANT = 8.314462618;

  /** CODATA 2018, C/mol. */
  private static final double FARADAY = 96485.33212;

  private static final double ZERO_CELSIUS_KELVIN = 273.15;
  private static final double MILLIVOLTS_PER_VOLT = 1000;
  private static final double HOTTEST_CELSIUS = 60;

  public Nernst {
    if (!(temperatureCelsius >= 0 && temperatureCelsius <= HOTTEST_CELSIUS)) {
      throw new IllegalArgumentException(
          "no temperature at which cells live: " + temperatureCelsius + " °C");
    }
  }

  /** RT/F in millivolts: 26.73 at 37 °C. */
  public double slopeMillivolts() {
    double kelvin = ZERO_CELSIUS_KELVIN + temperatureCelsius;
    return MILLIVOLTS_PER_VOLT * GAS_CONSTANT * kelvin / FARADAY;
  }

  /**
   * −(RT/F)·ln(ratio).
   *
   * @param logRatio natural logarithm of the dye's ratio to the reference
   */
  public double changeMillivolts(double logRatio) {
    // Subtracted from zero, so that no change is 0, not −0.
    return 0 - slopeMillivolts() * logRatio;
  }

  /** The same of an interval, whose ends change places. */
  public Interval changeMillivolts(Interval logRatio) {
    return new Interval(
        changeMillivolts(logRatio.high()), changeMillivolts(logRatio.low()), logRatio.confidence());
  }

  /** The dye's ratio to the reference that a change of potential makes. */
  public double ratio(double changeMillivolts) {
    return Math.exp(-changeMillivolts / slopeMillivolts());
  }
}
