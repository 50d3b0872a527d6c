package org.readout.app.results;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.readout.analysis.figure.SvgRenderer;
import org.readout.app.export.ExportFolder;
import org.readout.app.export.FigurePng;
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

  /**
   * Keeps the result in the record and puts figures, sentences and the whole document into a new
   * folder of the exports.
   */
  public Path keep(Study study) throws ReadoutException {
    String document = Json.text(ClonogenicDocument.of(result));
    study.commitResult(
        new NewResult(
            KIND,
            KIND,
            ClonogenicAssay.ALGORITHM,
            ClonogenicAssay.VERSION,
            parameters,
            colonies.computations(),
            layouts,
            document));
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("result.json", utf8(document + "\n"));
    files.put("results.txt", utf8(String.join("\n", ClonogenicDocument.sentences(result)) + "\n"));
    files.put("methods.txt", utf8(result.methods() + "\n"));
    String svg = SvgRenderer.svg(figure());
    files.put("survival.svg", utf8(svg));
    files.put("survival.png", FigurePng.png(svg, FigurePng.PRINT_DPI));
    for (Map.Entry<String, Figure> plate : plates.entrySet()) {
      files.put(
          "plates/" + fileName(plate.getKey()) + ".svg", utf8(SvgRenderer.svg(plate.getValue())));
    }
    return ExportFolder.write(study, KIND, files);
  }

  /** A plate's name as a file's: whatever a file system may not hold becomes an underscore. */
  static String fileName(String plate) {
    return plate.replaceAll("[^\\p{L}\\p{N} ._+-]", "_").replaceAll("^\\.+", "_");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
