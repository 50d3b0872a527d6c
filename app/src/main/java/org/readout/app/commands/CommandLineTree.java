package org.readout.app.commands;

import java.io.PrintWriter;
import java.time.InstantSource;
import org.readout.app.output.Console;
import org.readout.app.output.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Every command of readout, wired to one console. */
public final class CommandLineTree {
  private CommandLineTree() {}

  /** The command line, ready to {@link CommandLine#execute execute}; it returns an exit code. */
  public static CommandLine of(PrintWriter out, PrintWriter err, InstantSource clock) {
    Console console = new Console(out, err, clock, Boolean.getBoolean("readout.terminal"));
    return new CommandLine(new Root())
        .addSubcommand(new DemoCommand(console))
        .addSubcommand(new NewCommand(console))
        .addSubcommand(new ReadCommand(console))
        .addSubcommand(new ImportCommand(console))
        .addSubcommand(new LayoutCommand(console))
        .addSubcommand(new ImageCommand(console))
        .addSubcommand(new CountCommand(console))
        .addSubcommand(new PotentialCommand(console))
        .addSubcommand(new AnalyzeCommand(console))
        .addSubcommand(new ExportCommand(console))
        .addSubcommand(new VerifyCommand(console))
        .addSubcommand(new DevicesCommand(console))
        .addSubcommand(new SimulateCommand(console))
        .addSubcommand(new SelftestCommand(console))
        .addSubcommand(new BenchmarkCommand(console))
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false)
        .setParameterExceptionHandler(Failures::wrongUsage)
        .setExecutionExceptionHandler((e, line, parsed) -> Failures.failed(e, line, console));
  }

  @Command(
      name = "readout",
      description = "From the instrument's bytes to the sentence in the paper.",
      versionProvider = VersionLine.class,
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Begin with `readout demo`; `readout COMMAND --help` shows an example of each.",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done (what failed is listed)."
      })
  static final class Root implements Runnable {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows it by itself.
    boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // picocli shows it by itself.
    boolean version;

    @Spec CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "no command was given");
    }
  }

  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"readout " + Version.number()};
    }
  }
}
