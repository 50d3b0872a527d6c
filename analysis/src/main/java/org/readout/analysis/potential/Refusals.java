package org.readout.analysis.potential;

import java.util.List;
import org.readout.analysis.assay.Wording;
import org.readout.analysis.potential.Verdict.NotTested;

/** Why there is no p, and what would make one possible. */
final class Refusals {
  private Refusals() {}

  static NotTested tooFewExperiments(Extent extent) {
    if (extent.experiments() == 1) {
      return new NotTested(
          PotentialState.ONE_EXPERIMENT,
          ("%d cells in %s of one experiment are technical replicates: they show how well was"
                  + " measured, not whether the effect comes back; repeat it in at least %d"
                  + " independent experiments.")
              .formatted(
                  extent.cells(),
                  Wording.wells(extent.wells()),
                  PotentialContrasts.LEAST_EXPERIMENTS));
    }
    return new NotTested(
        PotentialState.TWO_EXPERIMENTS,
        ("%d cells in %s tell too little about the scatter between experiments; one more"
                + " experiment makes a test possible.")
            .formatted(extent.cells(), Wording.experiments(extent.experiments())));
  }

  static NotTested notSideBySide(List<String> treatments) {
    return new NotTested(
        PotentialState.NOT_SIDE_BY_SIDE,
        "no experiment holds %s side by side; put them together in at least %d independent experiments."
            .formatted(
                treatments.isEmpty() ? "all of it" : String.join(" and ", treatments),
                PotentialContrasts.LEAST_EXPERIMENTS));
  }

  static NotTested noScatter() {
    return new NotTested(
        PotentialState.NO_SCATTER,
        "the experiments repeat each other without any scatter, which cells cannot do; check that"
            + " they are independent experiments, not copies.");
  }

  static NotTested notEstimable(String treatment, PotentialState state) {
    return new NotTested(
        state,
        state == PotentialState.FULLY_DEPOLARISED
            ? ("in %s the signal does not stand clear of FCCP, so it is fully depolarised as far as"
                    + " can be seen; a lower dose or an earlier time would leave a potential to"
                    + " measure.")
                .formatted(treatment)
            : ("in %s too many cells are too dim to be logged, and the rest would look too"
                    + " polarised; a lower dose, more light, or wells without dead cells would leave"
                    + " enough.")
                .formatted(treatment));
  }
}
