package org.readout.analysis.potential;

import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.ScreeningWindow;

/**
 * What lies between the control and FCCP on one plate.
 *
 * @param controlMean mean of the control's wells, in counts, or red over green for JC-1
 * @param fccpMean mean of the FCCP wells; empty without any
 * @param fccpToControl the second over the first; empty where the control is not above zero
 * @param window Z′ and its kin over wells; empty with fewer than two wells of either
 * @param robustWindow the same from medians
 * @param passes whether all limits are kept; false where nothing could be judged
 * @param sentence with numbers and limits
 */
public record PlateWindow(
    String experiment,
    String plate,
    int controlWells,
    int fccpWells,
    double controlMean,
    OptionalDouble fccpMean,
    OptionalDouble fccpToControl,
    Optional<ScreeningWindow> window,
    Optional<ScreeningWindow> robustWindow,
    boolean passes,
    String sentence) {}
