package org.readout.acquisition;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of several files that were brought at once.
 *
 * @param files those that are now in the study, in the order in which they were brought
 * @param failed those that are not, each with its reason
 */
public record Imports(List<RawFile> files, List<Failed> failed) {
  public Imports {
    files = List.copyOf(files);
    failed = List.copyOf(failed);
  }

  /** One file that could not be brought. */
  public record Failed(Path file, StudyException reason) {}
}
