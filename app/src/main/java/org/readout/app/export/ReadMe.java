package org.readout.app.export;

import java.util.ArrayList;
import java.util.List;
import org.readout.acquisition.Study;
import org.readout.analysis.assay.ClonogenicAssay;
import org.readout.analysis.potential.PotentialAssay;
import org.readout.app.output.Version;
import org.readout.app.results.StudyAnalyses;
import org.readout.devices.ReadoutException;

/** What a colleague reads first: what this is, where each number comes from, how it is written. */
final class ReadMe {
  private ReadMe() {}

  static List<String> lines(Study study, String recipient, StudyAnalyses analyses)
      throws ReadoutException {
    List<String> lines = new ArrayList<>();
    lines.add(study.name());
    lines.add("Exported for " + recipient + " by readout " + Version.number() + ".");
    lines.add("");
    lines.add("design: what was planned, a row a well.");
    lines.add(
        "counts: what was counted, a row a well, dish or field; a well without a usable count");
    lines.add("  has a status instead of a number.");
    lines.add("objects: every candidate, counted or not, with the reason.");
    if (analyses.clonogenic().isPresent()) {
      lines.add(
          "experiments: the sums that the test sees; n is the number of experiments, not wells.");
      lines.add("results: a row a comparison, with estimate, confidence interval and exact p.");
      lines.add(
          "The test: %s, version %s; see the methods."
              .formatted(ClonogenicAssay.ALGORITHM, ClonogenicAssay.VERSION));
    }
    if (analyses.potential().isPresent()) {
      lines.add("cells: every cell of every field with its measures, counted in means or not.");
      lines.add(
          "potential_experiments, potential_results: the same two tables of the potential; %s,"
              .formatted(PotentialAssay.ALGORITHM));
      lines.add("  version %s. Millivolts are apparent.".formatted(PotentialAssay.VERSION));
    }
    for (String without : analyses.without()) {
      lines.add("There is no result: " + without);
    }
    lines.add("history: who did what, from the study's first step on.");
    lines.add("dictionary: what every column means, with its unit.");
    lines.add("");
    lines.add(
        "CSV files are UTF-8, comma, decimal point; an empty cell is a missing value. A text that a");
    lines.add(
        "spreadsheet would take for a formula has an apostrophe before it; numbers never do.");
    lines.add(
        "Each image's bytes are in the study's folder raw/, under the checksum in image_sha256.");
    lines.add("Head of the audit trail: " + study.auditHead());
    return lines;
  }
}
