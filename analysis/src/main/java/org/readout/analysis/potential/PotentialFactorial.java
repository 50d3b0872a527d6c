package org.readout.analysis.potential;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two factors and their interaction on the logarithm of the signal, where effects of potentials in
 * millivolts add.
 *
 * @param firstLevels the control's level before the others
 * @param secondLevels the control's level before the others
 * @param extent of the experiments that hold every combination
 * @param interaction the F test of all interaction terms; empty where nothing is tested, or a
 *     treatment cannot be estimated
 * @param interactions one per combination of levels that are not the control's
 * @param simpleEffects each factor within each level of the other; one family
 * @param combinations all of them, in the order of the levels
 */
public record PotentialFactorial(
    String first,
    List<String> firstLevels,
    String second,
    List<String> secondLevels,
    Extent extent,
    Optional<InteractionTest> interaction,
    List<Interaction> interactions,
    List<SimpleEffect> simpleEffects,
    List<Combination> combinations) {
  public PotentialFactorial {
    firstLevels = List.copyOf(firstLevels);
    secondLevels = List.copyOf(secondLevels);
    interactions = List.copyOf(interactions);
    simpleEffects = List.copyOf(simpleEffects);
    combinations = List.copyOf(combinations);
  }

  /** Which treatment is which combination of levels. */
  public record Combination(String firstLevel, String secondLevel, String treatment) {}

  /** The treatment that combines these levels. */
  public Optional<String> treatment(String firstLevel, String secondLevel) {
    return combinations.stream()
        .filter(one -> one.firstLevel().equals(firstLevel))
        .filter(one -> one.secondLevel().equals(secondLevel))
        .map(Combination::treatment)
        .findFirst();
  }

  /** Of all interaction terms at once. */
  public record InteractionTest(double f, double df1, double df2, double p) {}

  /**
   * How much more, or less, both do together than the sum of what each does alone.
   *
   * @param treatment the combination
   * @param change 1 where the ratios multiply and the millivolts add
   */
  public record Interaction(
      String firstLevel,
      String secondLevel,
      String treatment,
      Extent extent,
      Optional<Change> change,
      Verdict verdict,
      String sentence) {

    /** Beyond the sum of the single effects; empty where millivolts are withheld. */
    public OptionalDouble beyondSumMillivolts() {
      return change.map(Change::changeMillivolts).orElse(OptionalDouble.empty());
    }
  }

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
      PotentialComparison comparison) {}
}
