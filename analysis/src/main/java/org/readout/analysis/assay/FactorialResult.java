package org.readout.analysis.assay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.NestedModelsF;

/**
 * Two factors and their interaction, on the logarithmic scale, where no interaction is Bliss
 * independence.
 *
 * @param firstLevels the control's level before the others
 * @param secondLevels the control's level before the others
 * @param experiments n: those that hold every combination
 * @param wells technical replicates in them
 * @param interaction the F test of all interaction terms; empty where nothing is tested
 * @param departures one per combination of levels that are not the control's
 * @param simpleEffects each factor within each level of the other; one family
 */
public record FactorialResult(
    String first,
    List<String> firstLevels,
    String second,
    List<String> secondLevels,
    int experiments,
    int wells,
    OptionalDouble dispersion,
    Optional<NestedModelsF> interaction,
    List<Departure> departures,
    List<SimpleEffect> simpleEffects) {
  public FactorialResult {
    firstLevels = List.copyOf(firstLevels);
    secondLevels = List.copyOf(secondLevels);
    departures = List.copyOf(departures);
    simpleEffects = List.copyOf(simpleEffects);
  }

  /** What an interaction means for survival. */
  public enum Reading {
    /** Fewer colonies together than the product of the single effects predicts: synergy. */
    SUPRA_ADDITIVE,
    /** More colonies together than predicted: antagonism. */
    INFRA_ADDITIVE,
    /** The data do not tell; that is no proof of independence. */
    NO_EVIDENCE,
    NOT_TESTED
  }

  /**
   * The departure of one combination from Bliss independence.
   *
   * @param ratio SF(both) · SF(control) / (SF(first) · SF(second)): below 1 synergy, above 1
   *     antagonism; empty where a count of zero leaves none
   */
  public record Departure(
      String firstLevel,
      String secondLevel,
      String treatment,
      OptionalDouble ratio,
      Inference inference,
      Reading reading,
      String sentence) {}

  /**
   * The effect of one factor while the other is held.
   *
   * @param factor the one that changes from {@code reference} to {@code level}
   * @param held the other, at {@code heldLevel}
   */
  public record SimpleEffect(
      String factor,
      String level,
      String reference,
      String held,
      String heldLevel,
      Comparison comparison) {}
}
