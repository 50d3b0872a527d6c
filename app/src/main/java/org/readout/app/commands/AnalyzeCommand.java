package org.readout.app.commands;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Study;
import org.readout.acquisition.TidyTable;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.ClonogenicAssay;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.ColonyCount;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.SvgRenderer;
import org.readout.app.export.FigurePng;
import org.readout.app.export.ResultFolder;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.output.SafeFiles;
import org.readout.app.results.AnalysisChoice;
import org.readout.app.results.AssayAnalysis;
import org.readout.app.results.ClonogenicDocument;
import org.readout.app.results.ClonogenicFigure;
import org.readout.app.results.ClonogenicLines;
import org.readout.app.results.StudyAnalyses;
import org.readout.app.results.TableColonies;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code readout analyze}: what the treatments did, in a study or in any table of counts. */
@Command(
    name = "analyze",
    description = {
      "What a study holds, per treatment: colonies (plating efficiency, surviving fraction) and"
          + " membrane potential, each with estimate, confidence interval, exact p and a sentence.",
      "n is the number of experiments, never of wells."
    },
    footer = {
      "",
      "Examples:",
      "  readout analyze my-study",
      "  readout analyze --csv counts.csv --response colonies --treatment treatment \\",
      "      --experiment experiment --seeded seeded --figure survival.svg",
      "  readout analyze my-study --control DMSO --factors knockdown,drug --json"
    })
final class AnalyzeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "The study.")
  private @Nullable Path folder;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "A table of counts (CSV or XLSX) instead of a study, a row a well or a dish.")
  private @Nullable Path csv;

  @Option(
      names = "--response",
      paramLabel = "COLUMN",
      defaultValue = "colonies",
      description = "The column of colony counts (default: colonies).")
  private String response = "colonies";

  @Option(
      names = "--treatment",
      paramLabel = "COLUMN",
      defaultValue = "treatment",
      description = "The column of treatments (default: treatment).")
  private String treatment = "treatment";

  @Option(
      names = "--experiment",
      paramLabel = "COLUMN",
      defaultValue = "experiment",
      description = "The column of biological replicates (default: experiment).")
  private String experiment = "experiment";

  @Option(
      names = "--seeded",
      paramLabel = "COLUMN",
      description = "The column of cells seeded (default: seeded, if there is one).")
  private @Nullable String seeded;

  @Option(
      names = "--control",
      paramLabel = "TREATMENT",
      description =
          "What all others are compared with (default: the vehicle, found by its role or name).")
  private @Nullable String control;

  @Option(
      names = "--factors",
      paramLabel = "A,B",
      split = ",",
      description =
          "The two factors of a two-way design: columns, or treatments that were also given"
              + " together as \"A + B\" (default: found in the design).")
  private List<String> factors = List.of();

  @Option(
      names = "--figure",
      paramLabel = "FILE.svg|FILE.png",
      description = "Write the figure there too; may be given twice.")
  private List<Path> figures = List.of();

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException, AnalysisException {
    if ((folder == null) == (csv == null)) {
      throw new ParameterException(spec.commandLine(), "give a study, or a table with --csv");
    }
    for (Path figure : figures) {
      if (!isKnown(figure)) {
        throw new ParameterException(
            spec.commandLine(), "--figure: '" + figure + "' ends in neither .svg nor .png");
      }
    }
    return folder == null ? table(csv) : study(folder);
  }

  private int table(@Nullable Path file) throws ReadoutException, AnalysisException {
    if (file == null) {
      throw new IllegalStateException("checked before");
    }
    TidyTable table = TidyTable.read(file);
    TableColonies columns =
        new TableColonies(response, treatment, experiment, Optional.ofNullable(seeded), factors);
    List<ColonyCount> counts = columns.counts(table);
    ClonogenicResult result =
        ClonogenicAssay.analyse(counts, choice().clonogenic(Optional.empty()));
    write(
        ClonogenicFigure.of(result, counts, Json.text(Json.object("table", file.toString()))), "");
    print(result, file);
    return ExitCode.DONE;
  }

  private int study(Path place) throws ReadoutException, AnalysisException {
    try (Study study = Studies.open(place, console.clock())) {
      StudyAnalyses analyses = StudyAnalyses.of(study, choice());
      List<Map<String, @Nullable Object>> documents = new ArrayList<>();
      for (AssayAnalysis analysis : analyses.done()) {
        analysis.keep(study);
        Path kept = ResultFolder.write(study, analysis);
        Figure figure = analysis.figures().get(analysis.headline());
        if (figure != null) {
          write(figure, analyses.done().size() == 1 ? "" : "-" + analysis.assay());
        }
        documents.add(document(analysis, kept));
        if (!json.wanted()) {
          print(analysis, kept, figure != null);
        }
      }
      if (json.wanted()) {
        console.out().println(Json.text(document(study, analyses, documents)));
      } else {
        analyses.without().forEach(line -> console.out().println("note: not analysed: " + line));
      }
      return analyses.without().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY_DONE;
    }
  }

  private static Map<String, @Nullable Object> document(AssayAnalysis analysis, Path kept) {
    Map<String, @Nullable Object> document = Json.object("folder", kept.toString());
    document.putAll(analysis.about());
    document.putAll(analysis.document());
    document.put("left_out", analysis.leftOut());
    return document;
  }

  /** The first assay's keys stand at the top too: a script for one assay needs no index. */
  private static Map<String, @Nullable Object> document(
      Study study, StudyAnalyses analyses, List<Map<String, @Nullable Object>> documents) {
    Map<String, @Nullable Object> whole = Json.object("study", study.name());
    whole.putAll(documents.get(0));
    whole.put("assays", documents);
    whole.put("not_analysed", analyses.without());
    return whole;
  }

  private void print(AssayAnalysis analysis, Path kept, boolean drawn) {
    analysis.lines().forEach(console.out()::println);
    analysis.leftOut().forEach(line -> console.out().println("left out: " + line));
    console
        .out()
        .println(
            drawn
                ? "figure: " + kept.resolve(analysis.headline() + ".svg")
                : "result: " + kept.resolve("result.json"));
  }

  private AnalysisChoice choice() {
    if (!factors.isEmpty() && factors.size() != 2) {
      throw new ParameterException(spec.commandLine(), "--factors takes two, as in A,B");
    }
    return new AnalysisChoice(Optional.ofNullable(control), factors);
  }

  private void print(ClonogenicResult result, Path file) {
    if (json.wanted()) {
      Map<String, @Nullable Object> document = Json.object("source", file.toString());
      document.putAll(ClonogenicDocument.of(result));
      document.put("left_out", List.of());
      console.out().println(Json.text(document));
      return;
    }
    ClonogenicLines.of(result).forEach(console.out()::println);
  }

  private static boolean isKnown(Path figure) {
    String name = figure.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".svg") || name.endsWith(".png");
  }

  /**
   * @param suffix of the file's stem: two assays would else write to one file
   */
  private void write(Figure figure, String suffix) throws CommandException, FigurePng.NotDrawable {
    String svg = SvgRenderer.svg(figure);
    for (Path file : figures) {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      Path place = file.resolveSibling(name.substring(0, dot) + suffix + name.substring(dot));
      boolean picture = name.toLowerCase(Locale.ROOT).endsWith(".png");
      SafeFiles.replace(
          place,
          picture ? FigurePng.png(svg, FigurePng.PRINT_DPI) : svg.getBytes(StandardCharsets.UTF_8));
    }
  }
}
