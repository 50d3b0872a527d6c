package org.readout.analysis.potential;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measured cell.
 *
 * @param treatment what was done to its well, the control included
 * @param factors further columns of the design by name, for example {@code drug=rapamycin}
 * @param settings exposure, gain, objective and binning in words; empty when not known. Cells of
 *     one plate that were taken with different settings are not pooled
 * @param source the record it came from, so that any number can be walked back
 * @param excluded why the cell is in no mean (saturated, out of focus); empty when it is in
 */
public record CellIntensity(
    Place place,
    String treatment,
    CellRole role,
    Signals signals,
    SortedMap<String, String> factors,
    String settings,
    String source,
    Optional<String> excluded) {
  public CellIntensity {
    treatment = treatment.strip();
    settings = settings.strip();
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    if (treatment.isEmpty()) {
      throw new IllegalArgumentException(source + ": no treatment");
    }
  }

  /** A cell without factors, settings and faults. */
  public static CellIntensity of(
      Place place, String treatment, CellRole role, Signals signals, String source) {
    return new CellIntensity(
        place, treatment, role, signals, new TreeMap<>(), "", source, Optional.empty());
  }
}
