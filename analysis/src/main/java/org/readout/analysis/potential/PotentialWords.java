package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.Interval;
import org.readout.analysis.PValue;
import org.readout.analysis.assay.Wording;
import org.readout.analysis.potential.PotentialContrasts.Contrast;

/** Puts a comparison into the sentence of a paper, and claims no more than its test does. */
final class PotentialWords {
  private final String outcome;
  private final double confidence;

  PotentialWords(Probe probe, PotentialScale scale, double confidence) {
    this.outcome = outcome(probe, scale);
    this.confidence = confidence;
  }

  /** What was measured, as the subject of a sentence. */
  static String outcome(Probe probe, PotentialScale scale) {
    return switch (scale) {
      case FCCP_NORMALISED -> "FCCP-normalised " + probe.label();
      case CONTROL_RATIO -> probe.label() + " fluorescence (zero not known)";
      case RED_TO_GREEN -> probe.label() + " red to green";
      case NONE -> probe.label() + " fluorescence";
    };
  }

  PotentialComparison inWords(
      String treatment, String reference, Contrast contrast, List<Opinion> opinions) {
    return new PotentialComparison(
        treatment,
        reference,
        contrast.extent(),
        contrast.change(),
        contrast.verdict(),
        opinions,
        comparison(treatment, reference, contrast));
  }

  private String comparison(String treatment, String reference, Contrast contrast) {
    Optional<Change> change = contrast.change();
    if (change.isEmpty()) {
      return "%s: not compared with %s: %s"
          .formatted(treatment, reference, reason(contrast.verdict()));
    }
    String size = "%s %% of %s".formatted(Numbers.percent(change.get().ratio()), reference);
    if (contrast.verdict() instanceof Verdict.Tested tested) {
      String test = test(tested, contrast.extent());
      if (tested.adjustedP() >= 1 - confidence) {
        return "%s: no evidence of a difference; %s was %s (%s; %s)."
            .formatted(treatment, outcome, size, intervals(change.get()), test);
      }
      return "%s %s %s to %s (%s; %s)."
          .formatted(
              treatment,
              change.get().logRatio() < 0 ? "lowered" : "raised",
              outcome,
              size,
              directed(change.get()),
              test);
    }
    return "%s: %s was %s (%s); not tested: %s"
        .formatted(
            treatment,
            outcome,
            size,
            estimates(change.get(), contrast.extent()),
            reason(contrast.verdict()));
  }

  /** A departure from what both do alone. */
  String interaction(String together, Contrast contrast) {
    Optional<Change> change = contrast.change();
    if (change.isEmpty()) {
      return "%s: interaction not estimated: %s".formatted(together, reason(contrast.verdict()));
    }
    String size =
        "%s was %s %% of the product of the single effects"
            .formatted(outcome, Numbers.percent(change.get().ratio()));
    if (contrast.verdict() instanceof Verdict.Tested tested) {
      String numbers = intervals(change.get()) + "; " + test(tested, contrast.extent());
      return tested.adjustedP() >= 1 - confidence
          ? "%s: no evidence of an interaction; %s (%s); this does not show that the effects add."
              .formatted(together, size, numbers)
          : "%s: an interaction: %s (%s)%s."
              .formatted(together, size, numbers, beyond(change.get()));
    }
    return "%s: %s (%s); not tested: %s"
        .formatted(
            together, size, estimates(change.get(), contrast.extent()), reason(contrast.verdict()));
  }

  private static String beyond(Change change) {
    OptionalDouble millivolts = change.changeMillivolts();
    if (millivolts.isEmpty()) {
      return "";
    }
    return ", %s mV more %s than the sum of both single effects"
        .formatted(
            Numbers.millivolts(millivolts.getAsDouble()),
            millivolts.getAsDouble() > 0 ? "depolarised" : "polarised");
  }

  /** The interval of the ratio, then the size of a change whose direction is named. */
  private static String directed(Change change) {
    String ratio = change.ratioInterval().map(Wording::percents).orElse("");
    if (change.changeMillivolts().isEmpty()) {
      return ratio;
    }
    double millivolts = change.changeMillivolts().getAsDouble();
    String size =
        "an apparent %s of %s mV"
            .formatted(
                millivolts > 0 ? "depolarisation" : "hyperpolarisation",
                Numbers.millivolts(millivolts));
    String interval =
        change
            .changeMillivoltsInterval()
            .map(ends -> to(millivolts > 0 ? ends : turned(ends)))
            .orElse("");
    return ratio + ", " + size + interval;
  }

  private static Interval turned(Interval interval) {
    return new Interval(-interval.high(), -interval.low(), interval.confidence());
  }

  private static String test(Verdict.Tested tested, Extent extent) {
    String adjusted =
        tested.family() < 2 || tested.adjustment().equals(Adjustment.NONE.title())
            ? ""
            : ", %s over %d comparisons"
                .formatted(
                    new PValue(tested.adjustedP()).text(tested.adjustment() + "-adjusted p"),
                    tested.family());
    return "%s, t(%s) = %s, %s%s, %s"
        .formatted(
            tested.test(),
            Numbers.plain(tested.df()),
            Wording.number(tested.t()),
            new PValue(tested.p()).text(),
            adjusted,
            n(extent));
  }

  private static String estimates(Change change, Extent extent) {
    String intervals = intervals(change);
    return intervals.isEmpty() ? n(extent) : intervals + "; " + n(extent);
  }

  /** Millivolts of a change keep their sign: positive is depolarised. */
  private static String intervals(Change change) {
    List<String> parts = new ArrayList<>();
    change.ratioInterval().ifPresent(ratio -> parts.add(Wording.percents(ratio)));
    if (change.changeMillivolts().isPresent()) {
      String estimate =
          "apparent change %s mV"
              .formatted(Numbers.signedMillivolts(change.changeMillivolts().getAsDouble()));
      parts.add(estimate + change.changeMillivoltsInterval().map(PotentialWords::to).orElse(""));
    }
    return String.join(", ", parts);
  }

  private static String to(Interval millivolts) {
    return ", %s %% CI %s to %s mV"
        .formatted(
            Wording.level(millivolts.confidence()),
            Numbers.signedMillivolts(millivolts.low()),
            Numbers.signedMillivolts(millivolts.high()));
  }

  static String n(Extent extent) {
    return "n = %s, %s, %d cells"
        .formatted(
            Wording.experiments(extent.experiments()),
            Wording.wells(extent.wells()),
            extent.cells());
  }

  private static String reason(Verdict verdict) {
    return verdict instanceof Verdict.NotTested not ? not.reason() : "";
  }
}
