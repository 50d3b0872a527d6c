package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.potential.PotentialContrasts.Contrast;

/**
 * The same comparison by the estimators that are not the headline, and the likely reason where they
 * disagree: mass moves the cell mean, focus the mitochondrial mean.
 *
 * @param others with their comparisons
 * @param limitMillivolts above which two estimators disagree
 */
record SecondOpinions(
    Map<Estimator, PotentialContrasts> others,
    Estimator headline,
    String control,
    MassRatios masses,
    double limitMillivolts) {

  /**
   * @param change by the headline
   */
  List<Opinion> of(String treatment, Optional<Change> change) {
    List<Opinion> opinions = new ArrayList<>();
    others.forEach(
        (estimator, contrasts) -> {
          Contrast contrast = contrasts.compare(treatment, control);
          if (contrast.change().isPresent()) {
            opinions.add(opinion(treatment, estimator, change, contrast.change().get()));
          }
        });
    return opinions;
  }

  private Opinion opinion(
      String treatment, Estimator estimator, Optional<Change> first, Change second) {
    OptionalDouble here = second.changeMillivolts();
    OptionalDouble there = first.map(Change::changeMillivolts).orElse(OptionalDouble.empty());
    if (here.isEmpty() || there.isEmpty()) {
      String sentence =
          "By the %s, %s is at %s %% of %s."
              .formatted(estimator.label(), treatment, Numbers.percent(second.ratio()), control);
      return new Opinion(estimator, Optional.of(second), OptionalDouble.empty(), false, sentence);
    }
    double difference = here.getAsDouble() - there.getAsDouble();
    boolean disagrees = Math.abs(difference) > limitMillivolts;
    String numbers =
        "%s: %s mV by the %s, %s mV by the %s"
            .formatted(
                treatment,
                Numbers.signedMillivolts(there.getAsDouble()),
                headline.label(),
                Numbers.signedMillivolts(here.getAsDouble()),
                estimator.label());
    String sentence =
        disagrees
            ? "%s; they differ by %s mV. %s"
                .formatted(
                    numbers,
                    Numbers.millivolts(difference),
                    reason(treatment, estimator, difference))
            : numbers + "; they agree within " + Numbers.millivolts(limitMillivolts) + " mV.";
    return new Opinion(
        estimator, Optional.of(second), OptionalDouble.of(difference), disagrees, sentence);
  }

  /**
   * @param difference the other estimator minus the headline
   */
  private String reason(String treatment, Estimator estimator, double difference) {
    String mass = mass(treatment);
    if (estimator == Estimator.MASS_NORMALISED) {
      return "The treatment moves mitochondrial mass" + mass + ": trust the one per mass.";
    }
    boolean cellFellFurther =
        headline == Estimator.MITOCHONDRIAL_MEAN ? difference > 0 : difference < 0;
    return cellFellFurther
        ? "The cell mean fell further: fewer mitochondria per cell look like a lost potential"
            + mass
            + ", and a mask drawn on the dye itself keeps only bright pixels."
        : "The mitochondrial mean fell further: lost focus spreads light out of mitochondria and"
            + " spares the cell mean; look at the focus flags"
            + mass
            + ".";
  }

  private String mass(String treatment) {
    OptionalDouble ratio = masses.of(treatment);
    return ratio.isPresent()
        ? " (the mass channel is at %s %% of %s)"
            .formatted(Numbers.percent(ratio.getAsDouble()), control)
        : "";
  }
}
