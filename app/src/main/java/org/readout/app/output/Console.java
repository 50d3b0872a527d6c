package org.readout.app.output;

import java.io.PrintWriter;
import java.time.InstantSource;

/**
 * The two streams that a command speaks on, and the one clock. Results go to {@code out}; progress
 * and errors go to {@code err}, so that a pipe holds nothing but the result.
 *
 * @param terminal whether a person watches {@code err}: progress is then a bar, else a line now and
 *     then
 */
public record Console(PrintWriter out, PrintWriter err, InstantSource clock, boolean terminal) {}
