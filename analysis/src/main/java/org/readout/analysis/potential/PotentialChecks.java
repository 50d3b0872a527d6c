package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import org.readout.analysis.assay.Wording;
import org.readout.analysis.potential.TreatmentPotential.InExperiment;

/** Looks at the controls and at what was lost, and says what a reader has to know. */
record PotentialChecks(Probe probe, Claim claim, PotentialLimits limits) {

  List<Caution> cautions(
      PotentialChain chain,
      List<TreatmentPotential> treatments,
      List<PotentialComparison> comparisons) {
    List<Caution> cautions = new ArrayList<>();
    if (claim.scale() != PotentialScale.NONE) {
      chain.windows().forEach(window -> windows(window, cautions));
    }
    treatments.forEach(treatment -> oligomycin(treatment, cautions));
    treatments.forEach(treatment -> someLost(treatment, cautions));
    comparisons.forEach(comparison -> comparison(comparison, cautions));
    if (probe == Probe.MITOTRACKER_RED_CMXROS && chain.estimator() == Estimator.CELL_MEAN) {
      cautions.add(
          new Caution(
              PotentialState.CELL_MEAN_FOR_MITOCHONDRIA,
              "",
              PotentialState.CELL_MEAN_FOR_MITOCHONDRIA.meaning()));
    }
    long without =
        chain.excluded().stream()
            .filter(one -> one.state() == PotentialState.SIGNAL_NOT_GIVEN)
            .count();
    if (without > 0) {
      cautions.add(
          new Caution(
              PotentialState.SIGNAL_NOT_GIVEN,
              "",
              "%d cells have no %s and are in no mean."
                  .formatted(without, chain.estimator().label())));
    }
    return cautions;
  }

  /** Treatments without a logarithm worth anything. */
  List<Withheld> withheld(List<TreatmentPotential> treatments) {
    List<Withheld> withheld = new ArrayList<>();
    for (TreatmentPotential treatment : treatments) {
      List<InExperiment> lost =
          treatment.experiments().stream().filter(one -> one.notEstimable().isPresent()).toList();
      if (!lost.isEmpty() && treatment.role() != CellRole.FCCP) {
        withheld.add(notEstimable(treatment, lost));
      }
    }
    return withheld;
  }

  private Withheld notEstimable(TreatmentPotential treatment, List<InExperiment> lost) {
    PotentialState state = lost.get(0).notEstimable().orElseThrow();
    String normalised =
        treatment
            .normalised()
            .map(found -> " (normalised signal %s)".formatted(Numbers.decimals(found.mean(), 3)))
            .orElse("");
    String where =
        "in %d of %s".formatted(lost.size(), Wording.experiments(treatment.experiments().size()));
    String why =
        state == PotentialState.FULLY_DEPOLARISED
            ? ("%s is fully depolarised as far as can be seen: %s its wells are within %s SD of the"
                    + " FCCP wells, or half of its cells within as many SD of FCCP cells%s.")
                .formatted(
                    treatment.treatment(),
                    where,
                    Numbers.plain(limits.fccpDeviations()),
                    normalised)
            : "%s of %s cells of %s are too dim to be logged, more than %s %% %s%s."
                .formatted(
                    treatment.tooDimCells(),
                    treatment.cells(),
                    treatment.treatment(),
                    Numbers.percent(limits.mostLostShare()),
                    where,
                    normalised);
    String what = claim.millivolts() ? "millivolts and ratio" : "ratio";
    return new Withheld(
        treatment.control() ? "comparisons in experiments without a usable control" : what,
        treatment.treatment(),
        state,
        why,
        "Use a lower dose or an earlier time, or more light, so that a potential is left to"
            + " measure.");
  }

  private void windows(PlateWindow window, List<Caution> cautions) {
    if (window.fccpWells() == 0) {
      return;
    }
    if (window.fccpWells() == 1 && claim.scale() == PotentialScale.FCCP_NORMALISED) {
      cautions.add(
          caution(
              PotentialState.FCCP_SCATTER_UNKNOWN, window, PotentialState.FCCP_SCATTER_UNKNOWN));
    }
    if (!window.passes()) {
      boolean judged = window.window().isPresent();
      PotentialState state =
          judged ? PotentialState.SMALL_WINDOW : PotentialState.WINDOW_NOT_JUDGED;
      cautions.add(caution(state, window, state));
    }
  }

  private static Caution caution(PotentialState state, PlateWindow window, PotentialState says) {
    return new Caution(state, window.plate(), says.meaning() + " " + window.sentence());
  }

  private void oligomycin(TreatmentPotential treatment, List<Caution> cautions) {
    if (treatment.role() != CellRole.OLIGOMYCIN) {
      return;
    }
    treatment
        .normalised()
        .filter(found -> found.mean() < limits.leastOligomycin())
        .ifPresent(
            found ->
                cautions.add(
                    new Caution(
                        PotentialState.OLIGOMYCIN_FELL,
                        treatment.treatment(),
                        ("Under oligomycin the signal is at %s %% of the control; in non-quench mode"
                                + " it does not fall. The dye may quench itself, or the dose may"
                                + " harm.")
                            .formatted(Numbers.percent(found.mean())))));
  }

  private static void someLost(TreatmentPotential treatment, List<Caution> cautions) {
    boolean estimable =
        treatment.experiments().stream().allMatch(one -> one.notEstimable().isEmpty());
    if (treatment.tooDimCells() > 0 && estimable && treatment.role() != CellRole.FCCP) {
      cautions.add(
          new Caution(
              PotentialState.SOME_LOST,
              treatment.treatment(),
              ("%d of %d cells of %s are too dim to be logged: fully depolarised as far as can be"
                      + " seen. As many of the brightest are set aside, so that the mean stays in"
                      + " the middle.")
                  .formatted(treatment.tooDimCells(), treatment.cells(), treatment.treatment())));
    }
  }

  private static void comparison(PotentialComparison comparison, List<Caution> cautions) {
    if (comparison.verdict() instanceof Verdict.NotTested not) {
      cautions.add(new Caution(not.state(), comparison.treatment(), comparison.sentence()));
    }
    comparison.opinions().stream()
        .filter(Opinion::disagrees)
        .forEach(
            opinion ->
                cautions.add(
                    new Caution(
                        PotentialState.ESTIMATORS_DISAGREE,
                        comparison.treatment(),
                        opinion.sentence())));
  }
}
