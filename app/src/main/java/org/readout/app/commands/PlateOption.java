package org.readout.app.commands;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --plate NAME=FILE}: which plate a file is of, where its own name does not say it. */
final class PlateOption {
  @Option(
      names = "--plate",
      paramLabel = "NAME=FILE",
      description =
          "FILE is of plate NAME; without it, a file is of the plate that has its name (without"
              + " the ending). May be given several times.")
  private Map<String, String> files = new LinkedHashMap<>();

  /** The plate that was named for exactly this file. */
  Optional<String> plateOf(Path file) {
    return files.entrySet().stream()
        .filter(entry -> Path.of(entry.getValue()).normalize().equals(file.normalize()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Plate and file, in the order in which they were given. */
  Map<String, String> all() {
    return files;
  }
}
