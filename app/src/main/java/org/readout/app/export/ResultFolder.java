package org.readout.app.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.acquisition.Study;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.SvgRenderer;
import org.readout.app.output.Json;
import org.readout.app.results.ClonogenicDocument;
import org.readout.app.results.StudyAnalysis;
import org.readout.devices.ReadoutException;

/** A result as files: the document, its sentences, the methods text and the figures. */
public final class ResultFolder {
  private ResultFolder() {}

  /** Writes a new folder of the study's exports. */
  public static Path write(Study study, StudyAnalysis analysis) throws ReadoutException {
    return ExportFolder.write(study, "clonogenic", files(analysis));
  }

  static SortedMap<String, byte[]> files(StudyAnalysis analysis) throws ReadoutException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("result.json", utf8(Json.text(ClonogenicDocument.of(analysis.result()))));
    files.put(
        "results.txt", utf8(String.join("\n\n", ClonogenicDocument.sentences(analysis.result()))));
    files.put("methods.txt", utf8(analysis.result().methods()));
    String svg = SvgRenderer.svg(analysis.figure());
    files.put("survival.svg", utf8(svg));
    files.put("survival.png", FigurePng.png(svg, FigurePng.PRINT_DPI));
    for (Map.Entry<String, Figure> plate : analysis.plates().entrySet()) {
      files.put(
          "plates/" + fileName(plate.getKey()) + ".svg", utf8(SvgRenderer.svg(plate.getValue())));
    }
    return files;
  }

  /** A plate's name as a file's: whatever a file system may not hold becomes an underscore. */
  static String fileName(String plate) {
    return plate.replaceAll("[^\\p{L}\\p{N} ._+(),-]", "_").replaceAll("^\\.+", "_");
  }

  static byte[] utf8(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
