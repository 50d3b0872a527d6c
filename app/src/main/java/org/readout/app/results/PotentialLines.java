package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.Interval;
import org.readout.analysis.PValue;
import org.readout.analysis.potential.Change;
import org.readout.analysis.potential.PotentialComparison;
import org.readout.analysis.potential.PotentialResult;
import org.readout.analysis.potential.TreatmentPotential;
import org.readout.app.output.TextTable;

/** Membrane potentials for a person at a terminal: a table, the sentences, what to know. */
final class PotentialLines {
  private PotentialLines() {}

  static List<String> of(PotentialResult result) {
    List<String> lines = new ArrayList<>(table(result).lines());
    lines.add("");
    lines.addAll(PotentialDocument.sentences(result));
    List<String> notes = new ArrayList<>();
    result.windows().stream()
        .filter(window -> !window.passes())
        .forEach(window -> notes.add("note: " + window.sentence()));
    result.cautions().forEach(caution -> notes.add("note: " + caution.sentence()));
    result
        .withheld()
        .forEach(
            one ->
                notes.add(
                    "no %s%s: %s %s"
                        .formatted(
                            one.what(),
                            one.about().isEmpty() ? "" : " for " + one.about(),
                            one.why(),
                            one.remedy())));
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
    return lines;
  }

  private static TextTable table(PotentialResult result) {
    TextTable table =
        new TextTable(
            "treatment",
            "experiments",
            "wells",
            "cells",
            "normalised",
            "change %",
            "95 % CI",
            result.millivolts() ? "apparent mV" : "-",
            "p",
            "adjusted p");
    for (TreatmentPotential treatment : result.treatments()) {
      Optional<PotentialComparison> comparison = result.comparison(treatment.treatment());
      Optional<Change> change = comparison.flatMap(PotentialComparison::change);
      table.row(
          treatment.treatment(),
          treatment.experiments().size(),
          treatment.wells(),
          treatment.cells(),
          treatment.normalised().map(one -> two(one.mean())).orElse(""),
          change.map(one -> one(one.percentChange())).orElse(""),
          change.flatMap(Change::percentChangeInterval).map(PotentialLines::interval).orElse(""),
          change.map(one -> millivolts(one.changeMillivolts())).orElse(""),
          comparison.map(one -> p(one.verdict().exactP())).orElse(""),
          comparison.map(one -> p(one.verdict().familyP())).orElse(""));
    }
    return table;
  }

  private static String interval(Interval interval) {
    return one(interval.low()) + " to " + one(interval.high());
  }

  private static String millivolts(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%+.1f", value.getAsDouble()) : "";
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String p(OptionalDouble p) {
    return p.isPresent() ? new PValue(p.getAsDouble()).text().replaceFirst("^p = ", "") : "";
  }
}
