package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRow;
import org.readout.acquisition.NewResult;
import org.readout.acquisition.PlateLayout;
import org.readout.acquisition.Study;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.potential.PotentialAssay;
import org.readout.analysis.potential.PotentialFigures;
import org.readout.analysis.potential.PotentialOptions;
import org.readout.analysis.potential.PotentialResult;
import org.readout.app.output.CommandException;
import org.readout.app.output.Json;
import org.readout.app.potential.StudyQuestions;
import org.readout.devices.ReadoutException;

/**
 * The membrane potential of a study, from its measured fields and layouts to what it keeps.
 * Immutable.
 */
public final class PotentialAnalysis implements AssayAnalysis {
  private static final String KIND = "potential";

  private final PotentialCells cells;
  private final PotentialResult result;
  private final PotentialOptions options;
  private final List<Long> layouts;
  private final String study;

  private PotentialAnalysis(
      PotentialCells cells,
      PotentialResult result,
      PotentialOptions options,
      List<Long> layouts,
      String study) {
    this.cells = cells;
    this.result = result;
    this.options = options;
    this.layouts = layouts;
    this.study = study;
  }

  static PotentialAnalysis of(Study study, List<FieldRow> fields, AnalysisChoice choice)
      throws ReadoutException, AnalysisException {
    StudyQuestions questions =
        StudyQuestions.answered(study)
            .orElseThrow(
                () ->
                    new CommandException.NothingThere(
                        "nobody has said which probe this study looks at",
                        "Say it once: readout potential "
                            + study.folder()
                            + " --probe TMRM --mode non-quench."));
    PotentialCells cells = PotentialCells.of(fields);
    PotentialOptions options =
        choice.potential(PotentialOptions.of(questions.probe(), questions.mode()));
    List<Long> layouts =
        study.plates().stream()
            .flatMap(plate -> plate.layout().stream())
            .map(PlateLayout::id)
            .toList();
    return new PotentialAnalysis(
        cells, PotentialAssay.analyse(cells.cells(), options), options, layouts, study.name());
  }

  public PotentialResult result() {
    return result;
  }

  @Override
  public String assay() {
    return KIND;
  }

  @Override
  public Map<String, @Nullable Object> document() {
    return PotentialDocument.of(result);
  }

  @Override
  public Map<String, @Nullable Object> about() {
    return Json.object("flagged_fields", cells.flagged());
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(PotentialLines.of(result));
    if (!cells.flagged().isEmpty()) {
      lines.add(
          "note: %d fields are flagged; the first: %s %s"
              .formatted(
                  cells.flagged().size(),
                  cells.flagged().firstKey(),
                  String.join(
                      " ", cells.flagged().getOrDefault(cells.flagged().firstKey(), List.of()))));
    }
    return lines;
  }

  @Override
  public List<String> sentences() {
    return PotentialDocument.sentences(result);
  }

  @Override
  public String methods() {
    return result.methods();
  }

  @Override
  public List<String> leftOut() {
    return cells.leftOut();
  }

  @Override
  public SortedMap<String, Figure> figures() {
    String metadata =
        Json.text(
            Json.object(
                "study",
                study,
                "algorithm",
                PotentialAssay.ALGORITHM,
                "version",
                PotentialAssay.VERSION,
                "fields",
                cells.computations(),
                "layouts",
                layouts));
    SortedMap<String, Figure> figures = new TreeMap<>();
    PotentialFigures.superPlot(result)
        .ifPresent(figure -> figures.put(KIND, figure.from(metadata)));
    PotentialFigures.factorial(result)
        .ifPresent(figure -> figures.put("two-factors", figure.from(metadata)));
    return figures;
  }

  @Override
  public String headline() {
    return KIND;
  }

  @Override
  public void keep(Study into) throws ReadoutException {
    into.commitResult(
        new NewResult(
            KIND,
            KIND,
            PotentialAssay.ALGORITHM,
            PotentialAssay.VERSION,
            Json.text(
                Json.object(
                    "probe",
                    options.probe().label(),
                    "mode",
                    options.mode().label(),
                    "temperature_celsius",
                    options.temperatureCelsius(),
                    "control",
                    options.control().orElse(null),
                    "factors",
                    options.factors().map(f -> List.of(f.first(), f.second())).orElse(null),
                    "confidence",
                    options.confidence(),
                    "adjustment",
                    options.adjustment().name())),
            cells.computations(),
            layouts,
            Json.text(PotentialDocument.of(result))));
  }
}
