package org.readout.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Properties;
import org.readout.app.output.Console;
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
      versionProvider = Version.class,
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
    boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Print the version.")
    boolean version;

    @Spec CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "no command was given");
    }
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"readout " + number()};
    }

    /** The version that this build was made from, for example {@code 0.1.0}. */
    static String number() {
      Properties properties = new Properties();
      try (InputStream file =
          CommandLineTree.class.getResourceAsStream("/org/readout/app/version.properties")) {
        properties.load(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("version");
    }
  }
}
