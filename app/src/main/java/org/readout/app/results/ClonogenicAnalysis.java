package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.CountRow;
import org.readout.acquisition.NewResult;
import org.readout.acquisition.PlateLayout;
import org.readout.acquisition.Study;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.ClonogenicAssay;
import org.readout.analysis.assay.ClonogenicOptions;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.figure.Figure;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;

/** The clonogenic assay of a study, from its counts and layouts to what it keeps. Immutable. */
public final class ClonogenicAnalysis implements AssayAnalysis {
  private static final String KIND = "clonogenic";
  private static final String HEADLINE = "survival";

  private final StudyColonies colonies;
  private final ClonogenicResult result;
  private final List<Long> layouts;
  private final String parameters;
  private final String name;
  private final SortedMap<String, Figure> plates;

  private ClonogenicAnalysis(
      StudyColonies colonies,
      ClonogenicResult result,
      List<Long> layouts,
      String parameters,
      String name,
      SortedMap<String, Figure> plates) {
    this.colonies = colonies;
    this.result = result;
    this.layouts = layouts;
    this.parameters = parameters;
    this.name = name;
    this.plates = plates;
  }

  /**
   * @param options from the control that the layouts name, if they name one
   */
  public static ClonogenicAnalysis of(
      Study study, Function<Optional<String>, ClonogenicOptions> options)
      throws ReadoutException, AnalysisException {
    List<CountRow> rows = study.counts();
    StudyColonies colonies = StudyColonies.of(rows);
    ClonogenicOptions chosen = options.apply(colonies.control());
    ClonogenicResult result = ClonogenicAssay.analyse(colonies.counts(), chosen);
    List<Long> layouts =
        study.plates().stream()
            .flatMap(plate -> plate.layout().stream())
            .map(PlateLayout::id)
            .toList();
    String parameters =
        Json.text(
            Json.object(
                "control",
                chosen.control().orElse(null),
                "factors",
                chosen.factors().map(f -> List.of(f.first(), f.second())).orElse(null),
                "confidence",
                chosen.confidence(),
                "adjustment",
                chosen.adjustment().name()));
    return new ClonogenicAnalysis(
        colonies, result, layouts, parameters, study.name(), PlateFigures.of(rows));
  }

  public ClonogenicResult result() {
    return result;
  }

  public StudyColonies colonies() {
    return colonies;
  }

  @Override
  public String assay() {
    return KIND;
  }

  @Override
  public Map<String, @Nullable Object> document() {
    return ClonogenicDocument.of(result);
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(ClonogenicLines.of(result));
    colonies.toLookAt().ifPresent(line -> lines.add("note: " + line));
    return lines;
  }

  @Override
  public List<String> sentences() {
    return ClonogenicDocument.sentences(result);
  }

  @Override
  public String methods() {
    return result.methods();
  }

  @Override
  public List<String> leftOut() {
    return colonies.leftOut();
  }

  @Override
  public SortedMap<String, Figure> figures() {
    SortedMap<String, Figure> figures = new TreeMap<>();
    figures.put(HEADLINE, figure());
    plates.forEach((plate, figure) -> figures.put("plates/" + plate, figure));
    return figures;
  }

  @Override
  public String headline() {
    return HEADLINE;
  }

  @Override
  public Map<String, @Nullable Object> about() {
    return Json.object("flagged_wells", colonies.flagged());
  }

  /** Survival per treatment. */
  private Figure figure() {
    String metadata =
        Json.text(
            Json.object(
                "study",
                name,
                "algorithm",
                ClonogenicAssay.ALGORITHM,
                "version",
                ClonogenicAssay.VERSION,
                "counts",
                colonies.computations(),
                "layouts",
                layouts));
    return ClonogenicFigure.of(result, colonies.counts(), metadata);
  }

  @Override
  public void keep(Study study) throws ReadoutException {
    study.commitResult(
        new NewResult(
            KIND,
            KIND,
            ClonogenicAssay.ALGORITHM,
            ClonogenicAssay.VERSION,
            parameters,
            colonies.computations(),
            layouts,
            Json.text(ClonogenicDocument.of(result))));
  }
}
