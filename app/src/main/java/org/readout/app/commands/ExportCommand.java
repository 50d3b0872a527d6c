package org.readout.app.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Study;
import org.readout.analysis.AnalysisException;
import org.readout.app.export.Recipient;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.results.AnalysisChoice;
import org.readout.app.results.StudyAnalyses;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code readout export}: a package for a colleague. */
@Command(
    name = "export",
    description =
        "Writes a package for one kind of recipient into the study's exports, under the next"
            + " number; nothing is overwritten.",
    footer = {
      "",
      "Examples:",
      "  readout export my-study --for excel",
      "  readout export my-study --for r"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "STUDY", description = "The study.")
  private Path folder;

  @Option(
      names = "--for",
      paramLabel = "RECIPIENT",
      required = true,
      split = ",",
      converter = RecipientName.class,
      description = "excel (a workbook) or r (tidy CSV tables with a data dictionary).")
  private List<Recipient> recipients = List.of();

  @Mixin private JsonOption json = new JsonOption();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    List<Map<String, @Nullable Object>> written = new ArrayList<>();
    try (Study study = Studies.open(folder, console.clock())) {
      StudyAnalyses analyses = analyses(study);
      for (Recipient recipient : recipients) {
        Path export = recipient.write(study, analyses);
        written.add(Json.object("for", recipient.word(), "folder", export.toString()));
        if (!json.wanted()) {
          console.out().println("wrote " + export);
        }
      }
      if (json.wanted()) {
        console
            .out()
            .println(
                Json.text(
                    Json.object(
                        "exports",
                        written,
                        "without_results",
                        analyses.without().isEmpty()
                            ? null
                            : String.join("; ", analyses.without()))));
      } else {
        analyses
            .without()
            .forEach(without -> console.out().println("note: without results: " + without));
      }
    }
    return ExitCode.DONE;
  }

  /** What was measured is worth handing on also before it can be analyzed; the readme says why. */
  private static StudyAnalyses analyses(Study study) throws ReadoutException {
    try {
      return StudyAnalyses.of(study, AnalysisChoice.NONE);
    } catch (CommandException.NothingThere | AnalysisException e) {
      return new StudyAnalyses(List.of(), List.of(Failures.of(e).error()));
    }
  }

  static final class RecipientName implements ITypeConverter<Recipient> {
    @Override
    public Recipient convert(String text) {
      return Arrays.stream(Recipient.values())
          .filter(recipient -> recipient.word().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no recipient: %s"
                          .formatted(
                              text,
                              Arrays.stream(Recipient.values())
                                  .map(Recipient::word)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
