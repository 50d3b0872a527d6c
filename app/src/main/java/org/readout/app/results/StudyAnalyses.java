package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readout.acquisition.FieldRow;
import org.readout.acquisition.Study;
import org.readout.analysis.AnalysisException;
import org.readout.app.output.CommandException;
import org.readout.devices.ReadoutException;

/**
 * Every assay that a study holds, analysed.
 *
 * @param done in the order in which a report shows them
 * @param without why another one could not be analysed, though the study holds some of it
 */
public record StudyAnalyses(List<AssayAnalysis> done, List<String> without) {
  public StudyAnalyses {
    done = List.copyOf(done);
    without = List.copyOf(without);
  }

  /**
   * @throws CommandException.NothingThere if the study holds nothing that can be analysed
   * @throws AnalysisException if the only assay that it holds cannot be analysed
   */
  public static StudyAnalyses of(Study study, AnalysisChoice choice)
      throws ReadoutException, AnalysisException {
    List<FieldRow> fields = study.fields();
    if (fields.isEmpty()) {
      return new StudyAnalyses(
          List.of(ClonogenicAnalysis.of(study, choice::clonogenic)), List.of());
    }
    boolean counted = study.counts().stream().anyMatch(row -> row.counted().isPresent());
    if (!counted) {
      return new StudyAnalyses(List.of(PotentialAnalysis.of(study, fields, choice)), List.of());
    }
    List<AssayAnalysis> done = new ArrayList<>();
    List<String> without = new ArrayList<>();
    each(done, without, () -> ClonogenicAnalysis.of(study, choice::clonogenic));
    each(done, without, () -> PotentialAnalysis.of(study, fields, choice));
    if (done.isEmpty()) {
      throw new CommandException.NothingThere(
          String.join("; ", without), "Mend the layout or the measurements named here.");
    }
    return new StudyAnalyses(done, without);
  }

  private interface Analysis {
    AssayAnalysis run() throws ReadoutException, AnalysisException;
  }

  /** One assay that cannot be analysed does not keep the others from it. */
  private static void each(List<AssayAnalysis> done, List<String> without, Analysis analysis)
      throws ReadoutException {
    try {
      done.add(analysis.run());
    } catch (CommandException.NothingThere | AnalysisException e) {
      without.add(String.valueOf(e.getMessage()));
    }
  }

  /** The clonogenic assay, if it is among them. */
  public Optional<ClonogenicAnalysis> clonogenic() {
    return done.stream()
        .filter(ClonogenicAnalysis.class::isInstance)
        .map(ClonogenicAnalysis.class::cast)
        .findFirst();
  }

  /** The membrane potential, if it is among them. */
  public Optional<PotentialAnalysis> potential() {
    return done.stream()
        .filter(PotentialAnalysis.class::isInstance)
        .map(PotentialAnalysis.class::cast)
        .findFirst();
  }
}
