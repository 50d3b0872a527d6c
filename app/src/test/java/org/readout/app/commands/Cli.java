package org.readout.app.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;

/** Runs a command line as a person would, in this process. */
public record Cli(int code, String out, String err) {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  public static Cli run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code =
        CommandLineTree.of(new PrintWriter(out), new PrintWriter(err), InstantSource.fixed(NOW))
            .execute(words);
    return new Cli(code, out.toString(), err.toString());
  }

  /** Standard output as the one JSON document that it must be. */
  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + out + err, e);
    }
  }
}
