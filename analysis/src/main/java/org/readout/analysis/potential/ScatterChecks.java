package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import org.readout.analysis.PValue;

/**
 * Whether one variance for all comparisons is fair. It lends a few experiments degrees of freedom;
 * a treatment whose effect changes from day to day then looks too sure. A flag, never another test
 * in silence.
 */
record ScatterChecks(PotentialContrasts contrasts, double confidence) {

  List<Caution> of(List<PotentialComparison> comparisons, Optional<PotentialFactorial> factorial) {
    List<Caution> cautions = new ArrayList<>();
    unequal(comparisons).ifPresent(cautions::add);
    factorial.stream()
        .flatMap(two -> two.simpleEffects().stream())
        .map(PotentialFactorial.SimpleEffect::comparison)
        .filter(one -> isTested(one, PotentialContrasts.WELCH))
        .forEach(one -> cautions.add(differentDays(one)));
    return cautions;
  }

  private Optional<Caution> unequal(List<PotentialComparison> comparisons) {
    List<PotentialComparison> pooled =
        comparisons.stream().filter(one -> isTested(one, PotentialContrasts.BLOCKS)).toList();
    OptionalDouble p = contrasts.mauchlyP();
    return pooled.isEmpty() || p.isEmpty() || p.getAsDouble() >= 1 - confidence
        ? Optional.empty()
        : Optional.of(caution(pooled, p.getAsDouble()));
  }

  private Caution caution(List<PotentialComparison> pooled, double mauchlyP) {
    StringJoiner byOwn = new StringJoiner("; ");
    for (PotentialComparison one : pooled) {
      contrasts
          .byOwnScatter(one.treatment(), one.reference())
          .ifPresent(own -> byOwn.add(one.treatment() + " " + new PValue(own.p()).text()));
    }
    return new Caution(
        PotentialState.UNEQUAL_SCATTER,
        "",
        ("Differences between treatments do not scatter alike between experiments (Mauchly's test,"
                + " %s), so that one variance for all makes some comparisons look too sure. Each by"
                + " its own scatter, unadjusted: %s.")
            .formatted(new PValue(mauchlyP).text(), byOwn));
  }

  private static Caution differentDays(PotentialComparison one) {
    return new Caution(
        PotentialState.DIFFERENT_DAYS,
        one.treatment(),
        "%s and %s were never in one experiment; they are compared between experiments, each by the control of its own plate."
            .formatted(one.treatment(), one.reference()));
  }

  private static boolean isTested(PotentialComparison one, String test) {
    return one.verdict() instanceof Verdict.Tested tested && tested.test().equals(test);
  }
}
