package org.readout.devices;

import java.nio.file.Path;

/** The example files that the tests walk. */
final class VendorCases {
  private VendorCases() {}

  /** Whether a file of a folder of cases is an export, and not what is expected of one. */
  static boolean isExport(Path file) {
    String name = file.getFileName().toString();
    return !name.contains(".expected") && !name.endsWith(".json.gz") && !name.endsWith(".md");
  }
}
