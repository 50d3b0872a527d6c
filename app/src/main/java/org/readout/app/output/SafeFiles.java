package org.readout.app.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are whole or not there at all. */
public final class SafeFiles {
  private SafeFiles() {}

  /**
   * Writes {@code bytes} beside {@code file} and moves them into place; a file of that name is
   * replaced. The folder is made if it is missing.
   */
  public static void replace(Path file, byte[] bytes) throws CommandException {
    Path folder = file.toAbsolutePath().getParent();
    Path part = null;
    try {
      Files.createDirectories(folder);
      part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(part, e);
      throw new CommandException.NotWritten(file, e);
    }
  }

  private static void discard(@org.jspecify.annotations.Nullable Path part, IOException failure) {
    if (part == null) {
      return;
    }
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
