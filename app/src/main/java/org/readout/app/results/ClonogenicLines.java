package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.readout.analysis.PValue;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.Comparison;
import org.readout.analysis.assay.Flag;
import org.readout.analysis.assay.TreatmentSurvival;
import org.readout.app.output.TextTable;

/** A clonogenic result for a person at a terminal: a table, the sentences, what to know. */
public final class ClonogenicLines {
  private static final double PERCENT = 100;

  private ClonogenicLines() {}

  public static List<String> of(ClonogenicResult result) {
    List<String> lines = new ArrayList<>(table(result).lines());
    lines.add("");
    lines.addAll(ClonogenicDocument.sentences(result));
    if (!result.flags().isEmpty()) {
      lines.add("");
      for (Flag flag : result.flags()) {
        lines.add("note: " + flag.sentence());
      }
    }
    result
        .excluded()
        .forEach(one -> lines.add("left out: " + one.source() + ": " + one.sentence()));
    return lines;
  }

  private static TextTable table(ClonogenicResult result) {
    TextTable table =
        new TextTable(
            "treatment",
            "experiments",
            "wells",
            "colonies",
            result.seedingGiven() ? "seeded" : "-",
            "% of control",
            "95 % CI",
            "p",
            "adjusted p");
    for (TreatmentSurvival treatment : result.treatments()) {
      Comparison comparison = result.comparison(treatment.treatment()).orElse(null);
      table.row(
          treatment.treatment(),
          treatment.experiments().size(),
          treatment.wells(),
          whole(treatment.colonies()),
          treatment.seeded().isPresent() ? whole(treatment.seeded().getAsDouble()) : "",
          treatment.control() ? "100" : comparison == null ? "" : percent(comparison.percent()),
          comparison == null ? "" : interval(comparison),
          comparison == null ? "" : p(comparison.inference().exactP()),
          comparison == null ? "" : p(comparison.inference().familyP()));
    }
    return table;
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String percent(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "";
  }

  private static String interval(Comparison comparison) {
    return comparison
        .inference()
        .bounds()
        .map(
            bounds ->
                Double.isFinite(bounds.high())
                    ? String.format(
                        Locale.ROOT, "%.1f–%.1f", PERCENT * bounds.low(), PERCENT * bounds.high())
                    : String.format(Locale.ROOT, "above %.1f", PERCENT * bounds.low()))
        .orElse("not tested");
  }

  private static String p(OptionalDouble p) {
    return p.isPresent() ? new PValue(p.getAsDouble()).text().replaceFirst("^p = ", "") : "";
  }
}
