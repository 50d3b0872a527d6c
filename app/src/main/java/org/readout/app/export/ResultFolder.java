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
import org.readout.app.results.AssayAnalysis;
import org.readout.devices.ReadoutException;

/** A result as files: the document, its sentences, the methods text and the figures. */
public final class ResultFolder {
  private ResultFolder() {}

  /** Writes a new folder of the study's exports. */
  public static Path write(Study study, AssayAnalysis analysis) throws ReadoutException {
    return ExportFolder.write(study, analysis.assay(), files(analysis));
  }

  static SortedMap<String, byte[]> files(AssayAnalysis analysis) throws ReadoutException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("result.json", utf8(Json.text(analysis.document())));
    files.put("results.txt", utf8(String.join("\n\n", analysis.sentences())));
    files.put("methods.txt", utf8(analysis.methods()));
    for (Map.Entry<String, Figure> figure : analysis.figures().entrySet()) {
      String svg = SvgRenderer.svg(figure.getValue());
      String name = path(figure.getKey());
      files.put(name + ".svg", utf8(svg));
      if (figure.getKey().equals(analysis.headline())) {
        files.put(name + ".png", FigurePng.png(svg, FigurePng.PRINT_DPI));
      }
    }
    return files;
  }

  /** A figure's name as a path: its folder stays one. */
  private static String path(String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? fileName(name)
        : name.substring(0, slash + 1) + fileName(name.substring(slash + 1));
  }

  /** A plate's name as a file's: whatever a file system may not hold becomes an underscore. */
  static String fileName(String plate) {
    return plate.replaceAll("[^\\p{L}\\p{N} ._+(),-]", "_").replaceAll("^\\.+", "_");
  }

  static byte[] utf8(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
