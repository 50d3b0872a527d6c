package org.readout.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.readout.app.commands.CommandLineTree;

/** The program. Everything else is a command below it. */
public final class Readout {
  private Readout() {}

  public static void main(String[] arguments) {
    // Pictures are drawn in memory; a display that cannot be reached must not stop that.
    System.setProperty("java.awt.headless", "true");
    // UTF-8 whatever the locale: a micro sign in a pipe must not become a question mark.
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = CommandLineTree.of(out, err, InstantSource.system()).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }
}
