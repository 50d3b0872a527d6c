package org.readout.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.acquisition.Study;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.SvgRenderer;
import org.readout.app.export.ExcelWorkbook.Picture;
import org.readout.app.export.ExcelWorkbook.Sheet;
import org.readout.app.output.Version;
import org.readout.app.results.AssayAnalysis;
import org.readout.app.results.StudyAnalyses;
import org.readout.devices.ReadoutException;

/** For whom a package is: each knows which files its program opens. The registry of exports. */
public enum Recipient {
  /** A workbook with typed cells, and the figures. */
  EXCEL {
    @Override
    SortedMap<String, byte[]> files(Study study, StudyAnalyses analyses) throws ReadoutException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      files.put(ResultFolder.fileName(study.name()) + ".xlsx", workbook(study, analyses));
      for (AssayAnalysis analysis : analyses.done()) {
        Figure figure = analysis.figures().get(analysis.headline());
        if (figure != null) {
          String svg = SvgRenderer.svg(figure);
          files.put(analysis.headline() + ".svg", ResultFolder.utf8(svg));
          files.put(analysis.headline() + ".png", FigurePng.png(svg, FigurePng.PRINT_DPI));
        }
      }
      return files;
    }
  },
  /** Tidy CSV tables, a data dictionary and a script that reads them. */
  R {
    @Override
    SortedMap<String, byte[]> files(Study study, StudyAnalyses analyses) throws ReadoutException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      List<Table> tables = tables(study, analyses);
      for (Table table : tables) {
        files.put("data/" + table.name() + ".csv", TidyCsv.bytes(table));
      }
      files.put("data/dictionary.csv", TidyCsv.bytes(Dictionary.of(tables)));
      for (AssayAnalysis analysis : analyses.done()) {
        // With one assay its files stand beside the data, with more each has a folder.
        String folder = analyses.done().size() == 1 ? "" : analysis.assay() + "/";
        ResultFolder.files(analysis).forEach((name, bytes) -> files.put(folder + name, bytes));
      }
      files.put("read.R", ResultFolder.utf8(RScript.of(tables)));
      return files;
    }
  };

  /** On screen, a little larger than in print. */
  private static final double SCREEN_DPI = 150;

  private static final int SCREEN_WIDTH_PX = 520;

  abstract SortedMap<String, byte[]> files(Study study, StudyAnalyses analyses)
      throws ReadoutException;

  /** The word of the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the package into a new folder of the study's exports.
   *
   * @param analyses none of them where the study cannot be analyzed yet, with the reason
   */
  public Path write(Study study, StudyAnalyses analyses) throws ReadoutException {
    SortedMap<String, byte[]> files = files(study, analyses);
    files.put(
        "README.txt", ResultFolder.utf8(String.join("\n", ReadMe.lines(study, word(), analyses))));
    return ExportFolder.write(study, word(), files);
  }

  private static List<Table> tables(Study study, StudyAnalyses analyses) throws ReadoutException {
    StudyTables of = new StudyTables(study);
    List<Table> tables = new ArrayList<>(List.of(of.design(), of.counts(), of.objects()));
    if (of.hasFields()) {
      tables.add(of.fields());
      tables.add(of.cells());
    }
    analyses
        .clonogenic()
        .ifPresent(
            analysis -> {
              tables.add(AnalysisTables.experiments(analysis.result()));
              tables.add(AnalysisTables.results(analysis.result()));
            });
    analyses
        .potential()
        .ifPresent(
            analysis -> {
              tables.add(PotentialTables.experiments(analysis.result()));
              tables.add(PotentialTables.results(analysis.result()));
            });
    tables.add(of.history());
    return tables;
  }

  private static byte[] workbook(Study study, StudyAnalyses analyses) throws ReadoutException {
    List<Table> tables = tables(study, analyses);
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(new Sheet.Text("read me", ReadMe.lines(study, "excel", analyses)));
    for (Table table : tables) {
      sheets.addAll(Sheet.of(table));
    }
    if (!analyses.done().isEmpty()) {
      List<Picture> pictures = new ArrayList<>();
      List<String> methods = new ArrayList<>();
      for (AssayAnalysis analysis : analyses.done()) {
        pictures.addAll(pictures(analysis));
        methods.add(analysis.methods());
        methods.add("");
        methods.addAll(analysis.sentences());
        methods.add("");
      }
      sheets.add(new Sheet.Pictures("figures", pictures));
      sheets.add(new Sheet.Text("methods", methods));
    }
    sheets.add(new Sheet.Of("dictionary", Dictionary.of(tables)));
    return ExcelWorkbook.bytes(Version.number(), sheets);
  }

  private static List<Picture> pictures(AssayAnalysis analysis) throws FigurePng.NotDrawable {
    List<Picture> pictures = new ArrayList<>();
    for (Map.Entry<String, Figure> figure : analysis.figures().entrySet()) {
      String name = figure.getKey();
      Picture drawn = picture(name.replaceFirst("^plates/", "Plate "), figure.getValue());
      pictures.add(name.equals(analysis.headline()) ? 0 : pictures.size(), drawn);
    }
    return pictures;
  }

  private static Picture picture(String title, Figure figure) throws FigurePng.NotDrawable {
    byte[] png = FigurePng.png(SvgRenderer.svg(figure), SCREEN_DPI);
    int width = PngFile.widthPx(png);
    int height = PngFile.heightPx(png);
    return new Picture(title, png, SCREEN_WIDTH_PX, height * SCREEN_WIDTH_PX / width);
  }
}
