package org.readout.app.commands;

/** What the shell is told. One meaning each, the same for every command. */
final class ExitCode {
  /** Everything that was asked for is done. */
  static final int DONE = 0;

  /** Nothing useful came of it. */
  static final int FAILED = 1;

  /** The command line itself was wrong. */
  static final int WRONG_USAGE = 2;

  /** A part is done and kept; what failed is listed. */
  static final int PARTLY_DONE = 3;

  private ExitCode() {}
}
