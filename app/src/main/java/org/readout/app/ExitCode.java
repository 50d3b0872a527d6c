package org.readout.app;

/** What the shell is told. One meaning each, the same for every command. */
public final class ExitCode {
  /** Everything that was asked for is done. */
  public static final int DONE = 0;

  /** Nothing useful came of it. */
  public static final int FAILED = 1;

  /** The command line itself was wrong. */
  public static final int WRONG_USAGE = 2;

  /** A part is done and kept; what failed is listed. */
  public static final int PARTLY_DONE = 3;

  private ExitCode() {}
}
