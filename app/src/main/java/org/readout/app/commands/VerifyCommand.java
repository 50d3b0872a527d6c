package org.readout.app.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.readout.acquisition.Finding;
import org.readout.acquisition.Study;
import org.readout.acquisition.Verification;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code readout verify}: whether everything in a study is as it was written. */
@Command(
    name = "verify",
    description = "Checks every file's checksum, the database and the chain of the audit trail.",
    footer = {"", "Example:", "  readout verify my-study"})
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "STUDY", description = "The study.")
  private Path folder;

  @Mixin private JsonOption json = new JsonOption();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    try (Study study = Studies.open(folder, console.clock())) {
      Verification found = study.verify();
      if (json.wanted()) {
        console.out().println(document(found));
      } else {
        lines(found);
      }
      return found.sound() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private static String document(Verification found) {
    return Json.text(
        Json.object(
            "sound",
            found.sound(),
            "files",
            found.files(),
            "audit_rows",
            found.auditRows(),
            "head",
            found.head(),
            "problems",
            found.problems().stream()
                .map(finding -> Json.object("place", finding.place(), "problem", finding.problem()))
                .toList(),
            "leftovers",
            found.leftovers()));
  }

  private void lines(Verification found) {
    for (Finding finding : found.problems()) {
      console.out().println(finding.place() + ": " + finding.problem());
    }
    console
        .out()
        .println(
            "%s: %d files and %d rows of the audit trail checked, %s"
                .formatted(
                    found.sound() ? "sound" : "NOT as it was written",
                    found.files(),
                    found.auditRows(),
                    found.sound() ? "no difference" : found.problems().size() + " differences"));
    console.out().println("head of the trail: " + found.head());
  }
}
