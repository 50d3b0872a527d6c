package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.ScreeningWindow;
import org.readout.analysis.potential.Place.PlateName;

/**
 * Judges the window between control and FCCP of a plate. How far FCCP must fall is known of dyes of
 * one colour only; a ratio of two is judged by its scatter.
 */
record WindowCheck(PotentialLimits limits, PotentialScale scale) {

  PlateWindow of(PlateName name, PlateScale plate) {
    double[] control = CellReading.array(plate.controlWells());
    double[] fccp = CellReading.array(plate.fccpWells());
    double controlMean = CellReading.mean(plate.controlWells());
    OptionalDouble fccpMean =
        fccp.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(CellReading.mean(plate.fccpWells()));
    OptionalDouble ratio =
        fccpMean.isPresent() && controlMean > 0
            ? OptionalDouble.of(fccpMean.getAsDouble() / controlMean)
            : OptionalDouble.empty();
    Optional<ScreeningWindow> window = ScreeningWindow.of(control, fccp).statistic();
    boolean ratioPasses =
        scale == PotentialScale.RED_TO_GREEN
            || (ratio.isPresent() && ratio.getAsDouble() < limits.mostFccpToVehicle());
    boolean zPrimePasses = window.filter(w -> w.zPrime() > limits.leastZPrime()).isPresent();
    return new PlateWindow(
        name.experiment(),
        name.plate(),
        control.length,
        fccp.length,
        controlMean,
        fccpMean,
        ratio,
        window,
        ScreeningWindow.robust(control, fccp).statistic(),
        ratioPasses && zPrimePasses,
        sentence(name, ratio, window));
  }

  private String sentence(PlateName name, OptionalDouble ratio, Optional<ScreeningWindow> window) {
    List<String> parts = new ArrayList<>();
    ratio.ifPresent(
        value ->
            parts.add(
                "FCCP is at %s %% of the control (limit %s %%)"
                    .formatted(
                        Numbers.percent(value), Numbers.percent(limits.mostFccpToVehicle()))));
    parts.add(
        window
            .map(
                w ->
                    "Z′ = %s (limit %s)"
                        .formatted(
                            Numbers.decimals(w.zPrime(), 2),
                            Numbers.decimals(limits.leastZPrime(), 2)))
            .orElse("Z′ needs two wells of each"));
    return "%s: %s.".formatted(capital(PlateFaults.inWords(name)), String.join(", ", parts));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
