package org.readout.app.output;

import java.nio.file.Path;
import org.readout.devices.ReadoutException;

/** What a command cannot do, though every part of it works. Sealed: the families are nested. */
public abstract sealed class CommandException extends ReadoutException {
  private CommandException(String message, String remedy) {
    super(message, remedy);
  }

  private CommandException(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }

  /** A file or folder that would have to be overwritten. */
  public static final class OutputExists extends CommandException {
    public OutputExists(Path path) {
      super(path + ": already there", "Name another place; readout overwrites nothing.");
    }
  }

  /** A file could not be written. */
  public static final class NotWritten extends CommandException {
    public NotWritten(Path path, Throwable cause) {
      super(
          path + ": could not be written: " + cause.getMessage(),
          "Check that the folder is there, that you may write to it, and that its disk has room.",
          cause);
    }
  }

  /** A file could not be read. */
  public static final class NotRead extends CommandException {
    public NotRead(Path path, String why) {
      super(path + ": " + why, "Check the name, and that you may read the file.");
    }
  }

  /** A request that is well formed but asks for something that is not there. */
  public static final class NothingThere extends CommandException {
    public NothingThere(String what, String remedy) {
      super(what, remedy);
    }
  }
}
