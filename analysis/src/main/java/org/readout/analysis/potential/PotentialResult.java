package org.readout.analysis.potential;

import java.util.List;
import java.util.Optional;

/**
 * Membrane potentials, analysed. Immutable; the same cells in any order give the same result.
 *
 * @param millivolts whether the probe, its mode and the controls allow them
 * @param estimator the headline
 * @param windows one per plate that could be put on the scale or failed for its window
 * @param treatments the control first, samples in natural order of their names, then other controls
 * @param comparisons every sample against the control; one family
 * @param factorial empty where the design does not have two factors
 * @param spread where the scatter comes from; empty with too few cells
 * @param withheld every number that is not given, with the reason and the remedy
 * @param cells every cell on the scale of its plate
 * @param excluded cells that are in no mean
 * @param legend what a figure of it has to say
 * @param methods a paragraph for the methods section
 */
public record PotentialResult(
    Probe probe,
    LoadingMode mode,
    double temperatureCelsius,
    double confidence,
    String control,
    PotentialScale scale,
    boolean millivolts,
    Estimator estimator,
    List<PlateWindow> windows,
    List<TreatmentPotential> treatments,
    List<PotentialComparison> comparisons,
    Optional<PotentialFactorial> factorial,
    Optional<PotentialSpread> spread,
    List<Withheld> withheld,
    List<Caution> cautions,
    List<CellPotential> cells,
    List<CellExclusion> excluded,
    String legend,
    String methods) {
  public PotentialResult {
    windows = List.copyOf(windows);
    treatments = List.copyOf(treatments);
    comparisons = List.copyOf(comparisons);
    withheld = List.copyOf(withheld);
    cautions = List.copyOf(cautions);
    cells = List.copyOf(cells);
    excluded = List.copyOf(excluded);
  }

  /** The comparison of a treatment with the control. */
  public Optional<PotentialComparison> comparison(String treatment) {
    return comparisons.stream().filter(one -> one.treatment().equals(treatment)).findFirst();
  }

  public Optional<TreatmentPotential> treatment(String name) {
    return treatments.stream().filter(one -> one.treatment().equals(name)).findFirst();
  }

  /** Whether a caution or a refusal of this kind stands beside the numbers. */
  public boolean has(PotentialState state) {
    return cautions.stream().anyMatch(one -> one.state() == state)
        || withheld.stream().anyMatch(one -> one.state() == state);
  }
}
