package org.readout.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.devices.Export;
import org.readout.devices.ExportRow;
import org.readout.devices.ReadoutException;
import org.readout.devices.VendorFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code readout read}: an instrument's exported file as tidy rows. */
@Command(
    name = "read",
    description = {
      "Reads files that an instrument's software exported, recognised by their content, and prints a"
          + " row a value.",
      "What is not a number to trust (over range, masked, not measured) has a status instead."
    },
    footer = {
      "",
      "Examples:",
      "  readout read plate.xlsx > plate.csv",
      "  readout read run1.txt run2.txt --json"
    })
final class ReadCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Exported files.")
  private List<Path> files = List.of();

  @Option(names = "--csv", description = "Print CSV with a header; this is what is done anyway.")
  @SuppressWarnings("UnusedVariable") // It names what is done without it too.
  private boolean csv;

  @Mixin private JsonOption json = new JsonOption();

  private final List<Map<String, @Nullable Object>> read = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();

  ReadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    VendorFiles formats = VendorFiles.installed();
    try {
      CSVPrinter printer =
          new CSVPrinter(console.out(), CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
      if (!json.wanted()) {
        printer.printRecord(ExportRow.COLUMNS);
      }
      for (Path file : files) {
        try {
          Export export = formats.read(file.toString(), bytes(file));
          read.add(about(export));
          if (!json.wanted()) {
            for (List<String> cells : (Iterable<List<String>>) export.cells()::iterator) {
              printer.printRecord(cells);
            }
            export.warnings().forEach(w -> console.err().println("readout: " + file + ": " + w));
          }
        } catch (ReadoutException e) {
          fail(file, Failures.of(e));
        }
      }
    } catch (IOException e) {
      throw new CommandException.NotWritten(Path.of("standard output"), e);
    }
    if (json.wanted()) {
      console.out().println(Json.text(Json.object("files", read, "failed", failed)));
    }
    if (failed.isEmpty()) {
      return ExitCode.DONE;
    }
    return read.isEmpty() ? ExitCode.FAILED : ExitCode.PARTLY_DONE;
  }

  private void fail(Path file, Failures.Failure failure) {
    failed.add(
        Json.object("file", file.toString(), "error", failure.error(), "remedy", failure.remedy()));
    Failures.print(failure, console.err());
  }

  private static byte[] bytes(Path file) throws CommandException {
    try {
      if (Files.isDirectory(file)) {
        throw new CommandException.NotRead(file, "is a folder");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CommandException.NotRead(file, "there is no such file");
    } catch (IOException e) {
      throw new CommandException.NotRead(file, "cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, @Nullable Object> about(Export export) {
    return Json.object(
        "file",
        export.file(),
        "format",
        export.format(),
        "because",
        export.because(),
        "plates",
        export.plates(),
        "header",
        export.header(),
        "warnings",
        export.warnings(),
        "rows",
        export.cells().map(ReadCommand::row).toList());
  }

  /** Under the keys of the table; a cell that is empty there is absent here. */
  private static Map<String, String> row(List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int c = 0; c < cells.size(); c++) {
      if (!cells.get(c).isEmpty()) {
        row.put(ExportRow.COLUMNS.get(c), cells.get(c));
      }
    }
    return row;
  }
}
