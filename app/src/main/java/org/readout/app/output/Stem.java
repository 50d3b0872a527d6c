package org.readout.app.output;

import java.nio.file.Path;

/**
 * A file's name without its folder and its ending: {@code plate-1} of {@code scans/plate-1.tif}.
 */
public final class Stem {
  private Stem() {}

  public static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
