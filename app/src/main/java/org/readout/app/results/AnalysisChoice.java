package org.readout.app.results;

import java.util.List;
import java.util.Optional;
import org.readout.analysis.assay.ClonogenicOptions;
import org.readout.analysis.potential.PotentialOptions;

/**
 * What a person chose for the analysis of a study.
 *
 * @param control what all others are compared with; empty for the vehicle, found by its role or
 *     name
 * @param factors the two factors of a two-way design; empty to find them
 */
public record AnalysisChoice(Optional<String> control, List<String> factors) {
  /** Everything is found. */
  public static final AnalysisChoice NONE = new AnalysisChoice(Optional.empty(), List.of());

  public AnalysisChoice {
    factors = List.copyOf(factors);
    if (!factors.isEmpty() && factors.size() != 2) {
      throw new IllegalArgumentException("a two-way design has two factors: " + factors);
    }
  }

  /**
   * @param vehicle the control that the layouts name
   */
  public ClonogenicOptions clonogenic(Optional<String> vehicle) {
    ClonogenicOptions options =
        control
            .or(() -> vehicle)
            .map(ClonogenicOptions.STANDARD::withControl)
            .orElse(ClonogenicOptions.STANDARD);
    return factors.isEmpty() ? options : options.withFactors(factors.get(0), factors.get(1));
  }

  PotentialOptions potential(PotentialOptions options) {
    PotentialOptions chosen = control.map(options::withControl).orElse(options);
    return factors.isEmpty() ? chosen : chosen.withFactors(factors.get(0), factors.get(1));
  }
}
