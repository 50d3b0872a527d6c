package org.readout.app.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.AnalysisException;
import org.readout.app.demo.Demo;
import org.readout.app.demo.DemoReport;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code readout demo}: the main job, on plates whose truth is known. */
@Command(
    name = "demo",
    description = {
      "A whole study on rendered plates with known truth: miR-21 inhibition and rapamycin, alone and"
          + " together, in four experiments.",
      "It draws the plates, imports, counts, analyzes and exports them, and prints what was found"
          + " beside what was planted."
    },
    footer = {"", "Example:", "  readout demo my-demo --seed 7"})
final class DemoCommand implements Callable<Integer> {
  private static final String FOLDER = "readout-demo";

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "A folder that is not there yet (default: readout-demo, or the next free number).")
  private @Nullable Path folder;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "21",
      description = "The same seed gives the same study (default: 21).")
  private long seed = 21;

  @Mixin private JsonOption json = new JsonOption();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException, ImageException, AnalysisException {
    DemoReport report = Demo.run(folder == null ? free() : folder, seed, console);
    if (json.wanted()) {
      console.out().println(Json.text(report.document()));
    } else {
      report.lines().forEach(console.out()::println);
    }
    return ExitCode.DONE;
  }

  private static Path free() {
    Path free = Path.of(FOLDER);
    for (int number = 2; Files.exists(free); number++) {
      free = Path.of(FOLDER + "-" + number);
    }
    return free;
  }
}
