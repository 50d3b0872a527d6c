package org.readout.analysis.assay;

import java.util.List;
import java.util.Optional;
import org.readout.analysis.MultipleComparisons;

/**
 * A clonogenic assay, analysed. Immutable; the same rows in any order give the same result.
 *
 * @param seedingGiven whether rates are per cell seeded; else per well
 * @param confidence the level of all intervals
 * @param adjustment the rule within each family; one family is all comparisons with the control,
 *     another all simple effects
 * @param treatments the control first, then in natural order of their names
 * @param comparisons every other treatment against the control, in the same order
 * @param model empty where nothing stood side by side
 * @param factorial empty where the design does not have two factors
 * @param excluded wells that are in no sum and no estimate
 * @param methods a paragraph for the methods section
 */
public record ClonogenicResult(
    String control,
    boolean seedingGiven,
    double confidence,
    MultipleComparisons adjustment,
    List<TreatmentSurvival> treatments,
    List<Comparison> comparisons,
    Optional<ModelFit> model,
    Optional<FactorialResult> factorial,
    List<Exclusion> excluded,
    List<Flag> flags,
    String methods) {
  public ClonogenicResult {
    treatments = List.copyOf(treatments);
    comparisons = List.copyOf(comparisons);
    excluded = List.copyOf(excluded);
    flags = List.copyOf(flags);
  }

  /** The comparison of a treatment with the control. */
  public Optional<Comparison> comparison(String treatment) {
    return comparisons.stream().filter(one -> one.treatment().equals(treatment)).findFirst();
  }

  public boolean has(State state) {
    return flags.stream().anyMatch(flag -> flag.state() == state);
  }
}
