package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;

/** Cells typed by hand, one line a well. */
final class Cells {
  private final List<CellIntensity> all = new ArrayList<>();

  /** Cells of one field with these cell means, in counts. */
  Cells well(
      String experiment, String well, String treatment, CellRole role, double... cellMeanCounts) {
    for (double mean : cellMeanCounts) {
      add(experiment, well, treatment, role, Signals.ofMean(mean));
    }
    return this;
  }

  Cells add(String experiment, String well, String treatment, CellRole role, Signals signals) {
    Place place = new Place(experiment, "P-" + experiment, well, "1", all.size() + 1);
    all.add(CellIntensity.of(place, treatment, role, signals, "row " + (all.size() + 1)));
    return this;
  }

  List<CellIntensity> all() {
    return all;
  }
}
