package org.readout.analysis.assay;

/** What a reader of a clonogenic result has to know; closed, each with its meaning. */
public enum State {
  ONE_EXPERIMENT("One experiment: its wells are technical replicates, so nothing is tested."),
  TWO_EXPERIMENTS("Two experiments: an estimate, but too few for a test."),
  NOT_BESIDE_CONTROL("No experiment holds what is to be compared side by side."),
  NO_SCATTER("The counts fit without the scatter that counting alone brings: nothing is tested."),
  NOT_CONVERGED("The regression did not settle: nothing is tested."),
  ZERO_COUNT_GROUP(
      "A treatment has no colony, so an exact path takes the place of the regression."),
  REFERENCE_WITHOUT_COLONIES("What is compared with has no colony: there is no ratio."),
  CONTROL_WITHOUT_COLONIES("A control without a colony: no plating efficiency in that experiment."),
  EXPERIMENT_WITHOUT_CONTROL("An experiment has no usable control: no surviving fraction in it."),
  INCOMPLETE_EXPERIMENT("An experiment lacks treatments and informs the other comparisons only."),
  NOT_COMPARED("An experiment holds nothing that can be compared."),
  TOO_NUMEROUS("Wells too numerous to count are left out: sums rest on the emptier wells."),
  SEEDING_NOT_GIVEN("Seeding not given: equal seeding assumed, colonies per well are compared."),
  SEEDING_DIFFERS("Seeding densities differ strongly, and survival may depend on density."),
  FEW_CONTROL_COLONIES("Control wells with few colonies: the counting error is large."),
  MANY_CONTROL_COLONIES("Control wells with many colonies: they merge and are undercounted."),
  MORE_COLONIES_THAN_CELLS("More colonies than cells seeded: the columns may be exchanged."),
  DUPLICATE_RECORD("One record occurs twice: a well may be counted twice."),
  UNDERDISPERSED("Less scatter than counting alone would bring."),
  CONTROL_INFERRED("The control was found by its name."),
  FACTORS_INFERRED("The two factors were found in the design, not named."),
  FACTORS_AMBIGUOUS("More than one pair of treatments was combined: name the two factors.");

  private final String meaning;

  State(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence, without numbers; {@link Flag#sentence()} has the numbers. */
  public String meaning() {
    return meaning;
  }
}
