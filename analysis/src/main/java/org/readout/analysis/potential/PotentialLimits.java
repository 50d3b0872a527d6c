package org.readout.analysis.potential;

/**
 * Where a control passes and where a number ends. The values are conventions of the field, not
 * laws; a study may set its own.
 *
 * @param mostFccpToVehicle FCCP over vehicle above which the window is too small
 * @param leastZPrime Z′ of vehicle against FCCP below which the window is too small (Zhang 1999
 *     asks 0.5 of a screen; imaging of dyes reaches less)
 * @param leastOligomycin normalised signal under oligomycin below which non-quench mode is in doubt
 * @param fccpDeviations standard deviations above FCCP that a signal needs to be logged: of FCCP
 *     cells for a cell, of FCCP wells for a treatment
 * @param mostLostShare cells of a treatment in an experiment that may be too dim to be logged,
 *     before its mean is withheld
 * @param disagreementMillivolts between estimators, above which the reason is given
 * @param depolarisedGate share of FCCP cells below the gate that counts JC-1 cells as depolarised
 */
public record PotentialLimits(
    double mostFccpToVehicle,
    double leastZPrime,
    double leastOligomycin,
    double fccpDeviations,
    double mostLostShare,
    double disagreementMillivolts,
    double depolarisedGate) {

  /**
   * The usual ones. With up to a fifth of cells too dim, simulated cells of 6 and 15 mV spread give
   * their mean to 1 mV; dropping the dim ones alone would move it by 6 mV.
   */
  public static final PotentialLimits STANDARD =
      new PotentialLimits(0.35, 0.3, 1.0, 3, 0.2, 5, 0.95);

  public PotentialLimits {
    if (!(mostFccpToVehicle > 0 && mostFccpToVehicle < 1)
        || !(leastZPrime < 1)
        || !(leastOligomycin >= 0)
        || !(fccpDeviations >= 0)
        || !(mostLostShare >= 0 && mostLostShare < 0.5)
        || !(disagreementMillivolts > 0)
        || !(depolarisedGate > 0 && depolarisedGate < 1)) {
      throw new IllegalArgumentException("limits contradict themselves");
    }
  }
}
