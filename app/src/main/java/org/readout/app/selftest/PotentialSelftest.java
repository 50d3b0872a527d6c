package org.readout.app.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.AnalysisException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.output.Progress;
import org.readout.app.output.TextTable;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;

/**
 * How well membrane potentials are found on rendered fields, and how often something is found where
 * nothing is. The generator is the inverse of the meter: that it passes shows that the arithmetic
 * is right, not that biology is.
 */
public record PotentialSelftest(
    long seed, PotentialRecovery recovery, RatioRecovery ratios, NullPlates nulls) {

  /**
   * @param studies how many null studies
   */
  public static PotentialSelftest run(long seed, int studies, Console console)
      throws ReadoutException, ImageException, AnalysisException {
    PotentialRecovery recovery;
    try (Progress progress = new Progress(console, "fields", PotentialRecovery.steps())) {
      recovery = PotentialRecovery.run(seed, progress);
    }
    RatioRecovery ratios = RatioRecovery.run(seed);
    try (Progress progress = new Progress(console, "null studies", studies)) {
      return new PotentialSelftest(seed, recovery, ratios, NullPlates.run(seed, studies, progress));
    }
  }

  public boolean passes() {
    return recovery.passes() && ratios.passes() && nulls.passes();
  }

  /** For a person. */
  public List<String> lines() {
    TextTable groups =
        new TextTable(
            "group mV",
            "true change",
            "true outlines",
            "off by",
            "allowed",
            "own outlines",
            "off by",
            "allowed",
            "");
    for (PotentialRecovery.Group group : recovery.groups()) {
      groups.row(
          "%.0f".formatted(group.plantedMv()),
          one(group.trueMv()),
          one(group.withTrueMv()),
          off(group.withTrueMv(), group.trueMv()),
          one(group.allowedMv()),
          one(group.withOwnMv()),
          off(group.withOwnMv(), group.trueMv()),
          one(group.allowedOwnMv()),
          group.passes() ? "ok" : "NOT WITHIN");
    }
    List<String> lines =
        new ArrayList<>(List.of("TMRM: change of the mean potential against a vehicle at −150 mV"));
    lines.addAll(groups.lines());
    TextTable jc1 =
        new TextTable("cells at mV", "no bleed", "corrected", "off by", "not corrected", "");
    for (RatioRecovery.Row row : ratios.rows()) {
      jc1.row(
          "%.0f".formatted(row.psiMv()),
          three(row.without()),
          three(row.corrected()),
          String.format(Locale.ROOT, "%+.1f %%", 100 * row.error()),
          three(row.uncorrected()),
          row.passes() ? "ok" : "NOT WITHIN");
    }
    lines.add("");
    lines.add("JC-1: red over green with 15 % of the green light in the red channel");
    lines.addAll(jc1.lines());
    lines.add("");
    lines.add(
        "%d studies in which nothing happens; something was found at p < 0.05 in"
            .formatted(nulls.studies()));
    lines.addAll(
        new TextTable("test", "of the studies", "")
            .row("one comparison", percent(nulls.comparison()), "")
            .row("any comparison, adjusted", percent(nulls.family()), "")
            .row("interaction", percent(nulls.interaction()), nulls.passes() ? "ok" : "TOO OFTEN")
            .row("cells as n: the mistake", percent(nulls.cellsAsN()), "never used here")
            .lines());
    lines.add("");
    lines.add(passes() ? "passed" : "NOT PASSED");
    return lines;
  }

  private String percent(int found) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * nulls.rate(found));
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String one(OptionalDouble value) {
    return value.isPresent() ? one(value.getAsDouble()) : "not given";
  }

  private static String off(OptionalDouble value, double truth) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%+.1f", value.getAsDouble() - truth)
        : "";
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The same as one JSON document. */
  public Map<String, @Nullable Object> document() {
    return Json.object(
        "selftest",
        "potential",
        "seed",
        seed,
        "groups",
        recovery.groups().stream()
            .map(
                group ->
                    Json.object(
                        "potential_mv",
                        group.plantedMv(),
                        "true_change_mv",
                        group.trueMv(),
                        "with_true_outlines_mv",
                        number(group.withTrueMv()),
                        "with_own_outlines_mv",
                        number(group.withOwnMv()),
                        "allowed_mv",
                        group.allowedMv(),
                        "allowed_own_mv",
                        group.allowedOwnMv(),
                        "passes",
                        group.passes()))
            .toList(),
        "jc1",
        ratios.rows().stream()
            .map(
                row ->
                    Json.object(
                        "potential_mv",
                        row.psiMv(),
                        "ratio_without_bleed",
                        row.without(),
                        "ratio_corrected",
                        row.corrected(),
                        "ratio_uncorrected",
                        row.uncorrected(),
                        "passes",
                        row.passes()))
            .toList(),
        "null_studies",
        Json.object(
            "studies",
            nulls.studies(),
            "comparison",
            nulls.rate(nulls.comparison()),
            "family",
            nulls.rate(nulls.family()),
            "interaction",
            nulls.rate(nulls.interaction()),
            "cells_as_n",
            nulls.rate(nulls.cellsAsN()),
            "passes",
            nulls.passes()),
        "passes",
        passes());
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
