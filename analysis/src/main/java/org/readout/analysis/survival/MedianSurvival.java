package org.readout.analysis.survival;

/**
 * The median survival and its confidence interval, made by inverting the band of the curve. Each of
 * the three may not have been reached.
 *
 * @param median the first time at which the curve is at or below one half; the middle of the step
 *     where it is exactly one half
 * @param low where the lower bound of the band is, read in the same way
 * @param high where the upper bound of the band is
 * @see <a href="https://doi.org/10.2307/2530286">Brookmeyer and Crowley 1982, Biometrics 38:29</a>
 */
public record MedianSurvival(
    SurvivalTime median, SurvivalTime low, SurvivalTime high, double confidence) {}
