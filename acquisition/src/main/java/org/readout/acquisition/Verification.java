package org.readout.acquisition;

import java.util.List;

/**
 * What was found when everything in a study was checked against what was written.
 *
 * @param problems what is not as it was written; empty for a sound study
 * @param leftovers files below {@code raw} that no row names: harmless remains of an import that
 *     was cut off, taken up when the same file is brought again
 * @param files raw files that were read and hashed
 * @param head the hash of the last audit row: kept elsewhere, it proves that the trail was not
 *     rewritten as a whole
 */
public record Verification(
    List<Finding> problems, List<String> leftovers, int files, long auditRows, String head) {
  public Verification {
    problems = List.copyOf(problems);
    leftovers = List.copyOf(leftovers);
  }

  /** Everything is as it was written. */
  public boolean sound() {
    return problems.isEmpty();
  }
}
