package org.readout.analysis.potential;

import org.readout.analysis.potential.Place.PlateName;

/** Why a plate cannot be put on the scale. */
final class PlateFaults {
  private PlateFaults() {}

  static Withheld withoutControl(PlateName name, String control) {
    return plate(
        name,
        PotentialState.PLATE_WITHOUT_VEHICLE,
        "It has no cell of the control '%s', and another plate's control was dyed and lit by itself."
            .formatted(control),
        "Put wells of the control on every plate.");
  }

  static Withheld withoutFccp(PlateName name) {
    return plate(
        name,
        PotentialState.PLATE_WITHOUT_FCCP,
        "It has no FCCP well while other plates have, and another plate's zero is not its own.",
        "Put at least three wells with 1 to 5 µM FCCP on every plate.");
  }

  static Withheld withoutWindow(PlateName name, String control, PlateScale scale) {
    return plate(
        name,
        PotentialState.NO_WINDOW,
        "FCCP (%s) is not below the control '%s' (%s): nothing lies between them."
            .formatted(
                Numbers.signal(scale.zero()),
                control,
                Numbers.signal(CellReading.mean(scale.controlWells()))),
        "Titrate FCCP on cells that hold the dye in non-quench mode, and check background and"
            + " well names.");
  }

  static Withheld mixedSettings(PlateName name, String settings) {
    return plate(
        name,
        PotentialState.MIXED_SETTINGS,
        "Its cells were taken with different settings (%s), so that counts are not comparable."
            .formatted(settings),
        "Image one plate with one exposure, gain, objective and binning, or give the parts"
            + " different plate names when each has its own control and FCCP wells.");
  }

  /** As a person names it. */
  static String inWords(PlateName name) {
    return name.plate().isEmpty()
        ? "experiment " + name.experiment()
        : "plate %s of experiment %s".formatted(name.plate(), name.experiment());
  }

  private static Withheld plate(PlateName name, PotentialState state, String why, String remedy) {
    return new Withheld("all results of a plate", inWords(name), state, why, remedy);
  }
}
