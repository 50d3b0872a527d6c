package org.readout.analysis.assay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.readout.analysis.Interval;

/** Numbers and refusals as a paper writes them. */
public final class Wording {
  private static final int DIGITS = 2;

  /** In percent; less than this is not worth a decimal. */
  private static final double LEAST_DIFFERENCE = 0.05;

  private Wording() {}

  public static String wells(int n) {
    return n == 1 ? "1 well" : n + " wells";
  }

  public static String experiments(int n) {
    return n == 1 ? "1 experiment" : n + " experiments";
  }

  /** Two significant digits, whole from 10 on: 49, 4.9, 0.49, 123. */
  public static String number(double value) {
    if (Double.isInfinite(value)) {
      return "∞";
    }
    BigDecimal exact = BigDecimal.valueOf(Math.abs(value));
    int digits = Math.max(DIGITS, exact.precision() - exact.scale());
    String text =
        exact.signum() == 0
            ? "0"
            : exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).toPlainString();
    return (value < 0 ? "−" : "") + text;
  }

  /** A ratio in percent, without the sign; only what is 100 is written as 100. */
  public static String percent(double ratio) {
    double percent = 100 * ratio;
    String text = number(percent);
    boolean roundedToAll = text.equals("100") && Math.abs(percent - 100) >= LEAST_DIFFERENCE;
    return roundedToAll
        ? BigDecimal.valueOf(percent).setScale(1, RoundingMode.HALF_EVEN).toPlainString()
        : text;
  }

  /** A confidence level in percent, without the sign: 95, 99.9. */
  public static String level(double confidence) {
    return BigDecimal.valueOf(confidence).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  public static String percents(Interval interval) {
    return "%s %% CI %s–%s %%"
        .formatted(level(interval.confidence()), percent(interval.low()), percent(interval.high()));
  }

  static Inference.Refused tooFewExperiments(Contrasts.Extent extent) {
    if (extent.experiments() == 1) {
      return new Inference.Refused(
          State.ONE_EXPERIMENT,
          ("%s of one experiment are technical replicates: they show how well was "
                  + "counted, not whether the effect comes back; repeat it in at least %d "
                  + "independent experiments.")
              .formatted(wells(extent.wells()), Contrasts.LEAST_EXPERIMENTS));
    }
    if (extent.experiments() == 0) {
      return new Inference.Refused(
          State.NOT_BESIDE_CONTROL,
          ("no experiment holds all of it side by side; plate it so in at least "
                  + "%d independent experiments.")
              .formatted(Contrasts.LEAST_EXPERIMENTS));
    }
    return new Inference.Refused(
        State.TWO_EXPERIMENTS,
        ("%s in %s tell too little about the scatter between experiments; one "
                + "more experiment makes a test possible.")
            .formatted(wells(extent.wells()), experiments(extent.experiments())));
  }

  static String n(Contrasts.Extent extent) {
    return "n = %s, %s".formatted(experiments(extent.experiments()), wells(extent.wells()));
  }

  static Inference.Refused neverSideBySide(String treatment, String reference) {
    return new Inference.Refused(
        State.NOT_BESIDE_CONTROL,
        ("no experiment holds usable wells of both %s and %s; plate them side by "
                + "side in at least %d independent experiments.")
            .formatted(treatment, reference, Contrasts.LEAST_EXPERIMENTS));
  }

  static Inference.Refused notConverged() {
    return new Inference.Refused(
        State.NOT_CONVERGED,
        "the regression did not settle on these counts; look for a count that is "
            + "orders of magnitude off.");
  }

  static Inference.Refused noScatter() {
    return new Inference.Refused(
        State.NO_SCATTER,
        "the counts repeat between experiments without any scatter, which "
            + "counting alone cannot do; check that these are counts of independent "
            + "experiments, not copies.");
  }

  static Inference.Refused referenceWithoutColonies(String reference) {
    return new Inference.Refused(
        State.REFERENCE_WITHOUT_COLONIES,
        "%s has no colony, so there is no ratio to it; seed more cells there."
            .formatted(reference));
  }

  static Inference.Refused noFiniteRatio(String treatment, boolean zero) {
    return zero
        ? new Inference.Refused(
            State.ZERO_COUNT_GROUP,
            "%s has no colony to fit a ratio to; seed more cells under it.".formatted(treatment))
        : neverSideBySide(treatment, "the control");
  }
}
