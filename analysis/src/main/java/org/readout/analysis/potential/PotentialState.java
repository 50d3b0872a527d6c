package org.readout.analysis.potential;

/** What a reader of a potential has to know; closed, each with its meaning. */
public enum PotentialState {
  PROBE_NOT_IN_MILLIVOLTS("The probe is not proportional to dye in equilibrium: no millivolts."),
  QUENCH_MODE("In quench mode the sign is inverted and end points say nothing."),
  MODE_UNKNOWN("Nobody said whether the dye quenches itself: no millivolts."),
  NO_FCCP("No FCCP well: where the zero is, is not known."),
  PLATE_WITHOUT_VEHICLE("A plate has no well of the control: nothing to normalise to."),
  PLATE_WITHOUT_FCCP("A plate has no FCCP well, while others have."),
  NO_WINDOW("FCCP is not below the control: nothing lies between them."),
  SMALL_WINDOW("The window between control and FCCP is small for its scatter."),
  WINDOW_NOT_JUDGED("Too few control wells to judge the window."),
  FCCP_SCATTER_UNKNOWN("A single FCCP well: its scatter is not known."),
  MIXED_SETTINGS("Cells of one plate were taken with different settings."),
  OLIGOMYCIN_FELL("The signal fell under oligomycin: non-quench mode is in doubt."),
  FULLY_DEPOLARISED("The signal does not stand clear of FCCP: fully depolarised, not estimable."),
  TOO_MANY_LOST("Too many cells are too dim to be logged: the mean would be too polarised."),
  SOME_LOST("Some cells are too dim to be logged; as many of the brightest are set aside."),
  SIGNAL_NOT_GIVEN("A cell lacks the signal that the probe needs."),
  STAINING_CONTROL("Unstained and single-stain cells are on no scale."),
  EXCLUDED_BEFORE("Left out by the measurement, which says why."),
  DUPLICATE_CELL("One cell occurs twice."),
  CELL_MEAN_FOR_MITOCHONDRIA("No mean over mitochondria: the mean over the cell stands in."),
  ESTIMATORS_DISAGREE("Cell mean and mitochondrial mean disagree."),
  ONE_EXPERIMENT("One experiment: its cells and wells are technical replicates."),
  TWO_EXPERIMENTS("Two experiments: an estimate, but too few for a test."),
  NOT_SIDE_BY_SIDE("No experiment holds what is to be compared."),
  NO_SCATTER("The experiments repeat without any scatter: nothing is tested."),
  UNEQUAL_SCATTER(
      "Differences between treatments do not scatter alike: one variance flatters some."),
  DIFFERENT_DAYS("Compared between experiments, not within: less can be seen."),
  CONTROL_INFERRED("The control was found by its name."),
  FACTORS_INFERRED("The two factors were found in the design, not named."),
  FACTORS_AMBIGUOUS("More than one pair of treatments was combined: name the two factors.");

  private final String meaning;

  PotentialState(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence, without numbers. */
  public String meaning() {
    return meaning;
  }
}
