package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readout.analysis.PValue;
import org.readout.analysis.TTest;
import org.readout.analysis.VarianceRatio;

/**
 * Whether the scatter that a comparison is judged by is its own. One variance for all treatments
 * lends a few experiments degrees of freedom; a treatment whose effect changes from day to day then
 * looks too sure. A flag, never another test in silence.
 */
record ScatterChecks(PotentialContrasts contrasts, double confidence) {

  List<Caution> of(List<PotentialComparison> comparisons, Optional<PotentialFactorial> factorial) {
    List<Caution> cautions = new ArrayList<>();
    comparisons.forEach(one -> unequal(one).ifPresent(cautions::add));
    factorial.stream()
        .flatMap(two -> two.simpleEffects().stream())
        .map(PotentialFactorial.SimpleEffect::comparison)
        .filter(one -> isTested(one, PotentialContrasts.WELCH))
        .forEach(one -> cautions.add(differentDays(one)));
    return cautions;
  }

  private Optional<Caution> unequal(PotentialComparison one) {
    if (!isTested(one, PotentialContrasts.BLOCKS)) {
      return Optional.empty();
    }
    Verdict.Tested pooled = (Verdict.Tested) one.verdict();
    double pooledError = one.change().orElseThrow().logRatio() / pooled.t();
    return contrasts
        .byOwnScatter(one.treatment(), one.reference())
        .filter(own -> isLarger(own, pooledError, pooled.df()))
        .map(own -> caution(one, own, pooledError));
  }

  /** The scatter of this comparison against what the pool holds without it. */
  private boolean isLarger(TTest own, double pooledError, double pooledDf) {
    double experiments = own.df() + 1;
    double ofContrast = own.df() * experiments * own.standardError() * own.standardError() / 2;
    double all = pooledDf * experiments * pooledError * pooledError / 2;
    double restDf = pooledDf - own.df();
    if (contrasts.families().balance().isEmpty() || restDf < 1 || all <= ofContrast) {
      return false;
    }
    double ratio = ofContrast / own.df() / ((all - ofContrast) / restDf);
    return ratio > 1 && new VarianceRatio(ratio, (int) own.df(), (int) restDf).p() < 1 - confidence;
  }

  private static Caution caution(PotentialComparison one, TTest own, double pooledError) {
    return new Caution(
        PotentialState.UNEQUAL_SCATTER,
        one.treatment(),
        ("%s against %s scatters %s times as much between experiments as the comparisons together,"
                + " by whose scatter it is judged; by its own scatter %s.")
            .formatted(
                one.treatment(),
                one.reference(),
                Numbers.decimals(own.standardError() / pooledError, 1),
                new PValue(own.p()).text()));
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
