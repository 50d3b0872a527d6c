package org.readout.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.acquisition.Study;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.SvgRenderer;
import org.readout.app.export.ExcelWorkbook.Picture;
import org.readout.app.export.ExcelWorkbook.Sheet;
import org.readout.app.output.Version;
import org.readout.app.results.ClonogenicDocument;
import org.readout.app.results.StudyAnalysis;
import org.readout.devices.ReadoutException;

/** For whom a package is: each knows which files its program opens. The registry of exports. */
public enum Recipient {
  /** A workbook with typed cells, and the figures. */
  EXCEL {
    @Override
    SortedMap<String, byte[]> files(Study study, Optional<StudyAnalysis> analysis)
        throws ReadoutException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      files.put(ResultFolder.fileName(study.name()) + ".xlsx", workbook(study, analysis));
      if (analysis.isPresent()) {
        String svg = SvgRenderer.svg(analysis.get().figure());
        files.put("survival.svg", ResultFolder.utf8(svg));
        files.put("survival.png", FigurePng.png(svg, FigurePng.PRINT_DPI));
      }
      return files;
    }
  },
  /** Tidy CSV tables, a data dictionary and a script that reads them. */
  R {
    @Override
    SortedMap<String, byte[]> files(Study study, Optional<StudyAnalysis> analysis)
        throws ReadoutException {
      SortedMap<String, byte[]> files = new TreeMap<>();
      List<Table> tables = tables(study, analysis);
      for (Table table : tables) {
        files.put("data/" + table.name() + ".csv", TidyCsv.bytes(table));
      }
      files.put("data/dictionary.csv", TidyCsv.bytes(Dictionary.of(tables)));
      if (analysis.isPresent()) {
        ResultFolder.files(analysis.get()).forEach(files::put);
      }
      files.put("read.R", ResultFolder.utf8(RScript.of(tables)));
      return files;
    }
  };

  /** On screen, a little larger than in print. */
  private static final double SCREEN_DPI = 150;

  private static final int SCREEN_WIDTH_PX = 520;

  abstract SortedMap<String, byte[]> files(Study study, Optional<StudyAnalysis> analysis)
      throws ReadoutException;

  /** The word of the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the package into a new folder of the study's exports.
   *
   * @param analysis absent where the study cannot be analyzed yet
   * @param without why there is no analysis; for the readme
   */
  public Path write(Study study, Optional<StudyAnalysis> analysis, String without)
      throws ReadoutException {
    SortedMap<String, byte[]> files = files(study, analysis);
    files.put(
        "README.txt",
        ResultFolder.utf8(String.join("\n", ReadMe.lines(study, word(), analysis, without))));
    return ExportFolder.write(study, word(), files);
  }

  private static List<Table> tables(Study study, Optional<StudyAnalysis> analysis)
      throws ReadoutException {
    StudyTables of = new StudyTables(study);
    List<Table> tables = new ArrayList<>(List.of(of.design(), of.counts(), of.objects()));
    if (analysis.isPresent()) {
      tables.add(AnalysisTables.experiments(analysis.get().result()));
      tables.add(AnalysisTables.results(analysis.get().result()));
    }
    tables.add(of.history());
    return tables;
  }

  private static byte[] workbook(Study study, Optional<StudyAnalysis> analysis)
      throws ReadoutException {
    List<Table> tables = tables(study, analysis);
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(new Sheet.Text("read me", ReadMe.lines(study, "excel", analysis, "")));
    for (Table table : tables) {
      sheets.addAll(Sheet.of(table));
    }
    if (analysis.isPresent()) {
      sheets.add(new Sheet.Pictures("figures", pictures(analysis.get())));
      List<String> methods = new ArrayList<>(List.of(analysis.get().result().methods(), ""));
      methods.addAll(ClonogenicDocument.sentences(analysis.get().result()));
      sheets.add(new Sheet.Text("methods", methods));
    }
    sheets.add(new Sheet.Of("dictionary", Dictionary.of(tables)));
    return ExcelWorkbook.bytes(Version.number(), sheets);
  }

  private static List<Picture> pictures(StudyAnalysis analysis) throws FigurePng.NotDrawable {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(picture("Survival per treatment", analysis.figure()));
    for (Map.Entry<String, Figure> plate : analysis.plates().entrySet()) {
      pictures.add(picture("Plate " + plate.getKey(), plate.getValue()));
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
