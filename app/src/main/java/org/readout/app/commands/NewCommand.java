package org.readout.app.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Study;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code readout new}: an empty study. */
@Command(
    name = "new",
    description = "Makes a new study: a folder that holds everything.",
    footer = {"", "Example:", "  readout new my-study --name \"miR-21 and rapamycin\""})
final class NewCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "STUDY", description = "The folder to make; it must not be there yet.")
  private Path folder;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "What the study is called (default: the folder's name).")
  private @Nullable String name;

  @Mixin private JsonOption json = new JsonOption();

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    String called = name == null || name.isBlank() ? String.valueOf(folder.getFileName()) : name;
    try (Study study = Studies.create(folder, called, console.clock())) {
      if (json.wanted()) {
        console
            .out()
            .println(
                Json.text(Json.object("study", study.folder().toString(), "name", study.name())));
      } else {
        console.out().println("made " + folder);
        console.out().println("next: readout import " + folder + " IMAGE…");
      }
    }
    return ExitCode.DONE;
  }
}
