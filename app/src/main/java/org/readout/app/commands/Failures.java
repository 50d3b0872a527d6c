package org.readout.app.commands;

import java.io.PrintWriter;
import org.readout.analysis.AnalysisException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where a failure becomes two sentences and an exit code. */
final class Failures {
  private Failures() {}

  /**
   * What happened and where, and what to do.
   *
   * @param fault whether it is readout's own mistake
   */
  record Failure(String error, String remedy, boolean fault) {}

  /** The two sentences of {@code exception}, whichever module's family it is of. */
  static Failure of(Throwable exception) {
    if (exception instanceof ReadoutException e) {
      return new Failure(text(e), e.remedy(), false);
    }
    if (exception instanceof ImageException e) {
      return new Failure(text(e), e.remedy(), false);
    }
    if (exception instanceof AnalysisException e) {
      return new Failure(text(e), e.remedy(), false);
    }
    if (exception instanceof OutOfMemoryError) {
      return new Failure(
          "not enough memory: " + text(exception),
          "Close other programs, or give fewer or smaller images at once.",
          false);
    }
    return new Failure(
        "a fault in readout itself: " + exception,
        "Nothing that was reported as done is lost; please report this with the lines below.",
        true);
  }

  private static String text(Throwable exception) {
    String message = exception.getMessage();
    return message == null ? exception.toString() : message;
  }

  static int failed(Exception exception, CommandLine line, Console console) {
    Failure failure = of(exception);
    print(failure, console.err());
    if (failure.fault()) {
      exception.printStackTrace(console.err());
    }
    boolean json =
        line.getParseResult() != null && line.getParseResult().hasMatchedOption("--json");
    if (json) {
      console
          .out()
          .println(Json.text(Json.object("error", failure.error(), "remedy", failure.remedy())));
    }
    return ExitCode.FAILED;
  }

  static void print(Failure failure, PrintWriter err) {
    err.println("readout: " + failure.error());
    err.println("  " + failure.remedy());
  }

  /** A command line that says nothing readable: the offending word, near misses, where help is. */
  static int wrongUsage(ParameterException exception, String[] arguments) {
    CommandLine line = exception.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("readout: " + text(exception));
    UnmatchedArgumentException.printSuggestions(exception, err);
    err.println("  See `" + line.getCommandSpec().qualifiedName() + " --help`.");
    return ExitCode.WRONG_USAGE;
  }
}
