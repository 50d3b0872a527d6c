package org.readout.app.results;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
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

/** The clonogenic assay of a study, from its counts and layouts to what it keeps. */
public final class StudyAnalysis {
  private static final String KIND = "clonogenic";

  private final StudyColonies colonies;
  private final ClonogenicResult result;
  private final List<Long> layouts;
  private final String parameters;
  private final String name;
  private final SortedMap<String, Figure> plates;

  private StudyAnalysis(
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
  public static StudyAnalysis of(Study study, Function<Optional<String>, ClonogenicOptions> options)
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
    return new StudyAnalysis(
        colonies, result, layouts, parameters, study.name(), PlateFigures.of(rows));
  }

  public ClonogenicResult result() {
    return result;
  }

  public StudyColonies colonies() {
    return colonies;
  }

  /** Wells and regions that are in no estimate, with the reason. */
  public List<String> leftOut() {
    return colonies.leftOut();
  }

  /** Survival per treatment. */
  public Figure figure() {
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

  /** A heat map of each plate, by its name. */
  public SortedMap<String, Figure> plates() {
    return plates;
  }

  /** Keeps the result in the record, with what it was computed from. */
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
