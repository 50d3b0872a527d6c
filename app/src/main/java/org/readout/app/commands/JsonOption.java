package org.readout.app.commands;

import picocli.CommandLine.Option;

/** What every command has: its help, and its result as one JSON document. */
final class JsonOption {
  @Option(names = "--json", description = "Print one JSON document instead of a table.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help by itself.
  private boolean help;

  boolean wanted() {
    return json;
  }
}
