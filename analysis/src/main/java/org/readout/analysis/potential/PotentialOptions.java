package org.readout.analysis.potential;

import java.util.Optional;
import org.readout.analysis.assay.ClonogenicOptions.Factors;

/**
 * How potentials are to be analysed. Probe and mode have no default: a person says them once for a
 * study.
 *
 * @param temperatureCelsius of the cells while they were measured
 * @param control the treatment that all others are compared with and normalised to; empty for the
 *     one whose role is vehicle
 * @param factors the two factors of a two-way design; empty to find them
 * @param confidence the level of all intervals; a claim needs p below what is left
 * @param adjustment the rule for the p-values of one family of comparisons
 * @param errorTerm what comparisons are judged by
 */
public record PotentialOptions(
    Probe probe,
    LoadingMode mode,
    double temperatureCelsius,
    Optional<String> control,
    Optional<Factors> factors,
    double confidence,
    Adjustment adjustment,
    ErrorTerm errorTerm,
    PotentialLimits limits) {
  private static final double BODY_CELSIUS = 37;
  private static final double USUAL_CONFIDENCE = 0.95;

  public PotentialOptions {
    new Nernst(temperatureCelsius);
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1: " + confidence);
    }
  }

  /** At 37 °C and 95 %, by Dunnett's test, control and factors found by themselves. */
  public static PotentialOptions of(Probe probe, LoadingMode mode) {
    return new PotentialOptions(
        probe,
        mode,
        BODY_CELSIUS,
        Optional.empty(),
        Optional.empty(),
        USUAL_CONFIDENCE,
        Adjustment.DUNNETT,
        ErrorTerm.POOLED,
        PotentialLimits.STANDARD);
  }

  /** What a comparison of treatments over experiments is judged by. */
  public enum ErrorTerm {
    /** The scatter that experiments and treatments leave, one for all: more degrees of freedom. */
    POOLED,
    /** The scatter of this comparison alone over experiments, as in a paired t test. */
    OWN
  }

  public PotentialOptions at(double celsius) {
    return new PotentialOptions(
        probe, mode, celsius, control, factors, confidence, adjustment, errorTerm, limits);
  }

  public PotentialOptions withControl(String treatment) {
    Optional<String> named = Optional.of(treatment.strip());
    return new PotentialOptions(
        probe, mode, temperatureCelsius, named, factors, confidence, adjustment, errorTerm, limits);
  }

  public PotentialOptions withFactors(String first, String second) {
    Optional<Factors> named = Optional.of(new Factors(first.strip(), second.strip()));
    return new PotentialOptions(
        probe, mode, temperatureCelsius, control, named, confidence, adjustment, errorTerm, limits);
  }

  public PotentialOptions withConfidence(double level) {
    return new PotentialOptions(
        probe, mode, temperatureCelsius, control, factors, level, adjustment, errorTerm, limits);
  }

  public PotentialOptions withAdjustment(Adjustment rule) {
    return new PotentialOptions(
        probe, mode, temperatureCelsius, control, factors, confidence, rule, errorTerm, limits);
  }

  public PotentialOptions judgedBy(ErrorTerm term) {
    return new PotentialOptions(
        probe, mode, temperatureCelsius, control, factors, confidence, adjustment, term, limits);
  }

  public PotentialOptions within(PotentialLimits others) {
    return new PotentialOptions(
        probe,
        mode,
        temperatureCelsius,
        control,
        factors,
        confidence,
        adjustment,
        errorTerm,
        others);
  }
}
