package org.readout.imaging.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.readout.imaging.ImageException;

/** Tells by its first bytes which reader a file is for. */
final class Formats {
  /** Both byte orders, and BigTIFF in both. */
  private static final List<String> TIFFS = List.of("II*\0", "MM\0*", "II+\0", "MM\0+");

  private static final int LOOKED_AT = 16;

  private Formats() {}

  /**
   * @return owned by the caller, who closes it
   */
  static Contents open(Path path) throws ImageException {
    FileBytes file = FileBytes.open(path);
    Contents contents = null;
    try {
      contents = open(file);
      return contents;
    } finally {
      if (contents == null) {
        close(file);
      }
    }
  }

  private static Contents open(FileBytes file) throws ImageException {
    String start = new String(file.beginning(LOOKED_AT), StandardCharsets.ISO_8859_1);
    if (TIFFS.stream().anyMatch(start::startsWith)) {
      return TiffContents.open(file);
    }
    throw new ImageException.NotAnImage(file.name(), "begins with " + quoted(start));
  }

  /** Printable ASCII as it is, every other byte as two hexadecimal digits. */
  private static String quoted(String latin1) {
    StringBuilder quoted = new StringBuilder("'");
    latin1
        .chars()
        .limit(LOOKED_AT / 2)
        .forEach(c -> quoted.append(c >= ' ' && c <= '~' ? (char) c : "\\x%02X".formatted(c)));
    return quoted.append('\'').toString();
  }

  private static void close(FileBytes file) {
    try {
      file.close();
    } catch (IOException e) {
      // What went wrong before is what a person needs to hear of.
    }
  }
}
