package org.readout.app.commands;

import java.util.concurrent.Callable;
import org.readout.analysis.AnalysisException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.selftest.PotentialSelftest;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code readout selftest}: what a lab runs before it trusts a number. */
@Command(
    name = "selftest",
    description = {
      "Measures rendered data whose truth is known, and prints how far off the numbers are.",
      "It fails if one is further off than it may be."
    },
    footer = {
      "",
      "Examples:",
      "  readout selftest potential",
      "  readout selftest potential --seed 7"
    })
final class SelftestCommand implements Callable<Integer> {
  private static final String POTENTIAL = "potential";

  private final Console console;

  @Parameters(paramLabel = "WHAT", description = "potential (membrane potential).")
  private String what = POTENTIAL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "21",
      description = "The same seed gives the same fields (default: 21).")
  private long seed = 21;

  @Option(
      names = "--studies",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Studies in which nothing happens (default: 1000).")
  private int studies = 1000;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  SelftestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException, ImageException, AnalysisException {
    if (!what.equals(POTENTIAL)) {
      throw new ParameterException(
          spec.commandLine(), "'" + what + "' is no self-test: " + POTENTIAL);
    }
    if (studies < 1) {
      throw new ParameterException(spec.commandLine(), "--studies: at least one");
    }
    PotentialSelftest test = PotentialSelftest.run(seed, studies, console);
    if (json.wanted()) {
      console.out().println(Json.text(test.document()));
    } else {
      test.lines().forEach(console.out()::println);
    }
    return test.passes() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
