package org.readout.analysis.assay;

import java.util.List;
import java.util.OptionalDouble;
import org.readout.analysis.PoissonRateRatio.Stratum;

/**
 * The wells of one treatment in one experiment, summed: what the statistics see.
 *
 * @param exposure cells seeded, or the number of wells when seeding was not given
 */
record Cell(
    String experiment,
    String treatment,
    int wells,
    double colonies,
    double exposure,
    List<String> sources) {

  /**
   * @param counts of one experiment and treatment, at least one
   */
  static Cell sumOf(List<ColonyCount> counts, boolean seedingGiven) {
    ColonyCount first = counts.get(0);
    return new Cell(
        first.experiment(),
        first.treatment(),
        counts.size(),
        counts.stream().mapToDouble(ColonyCount::colonies).sum(),
        // Sorted, so that the sum does not depend on the order of the rows.
        counts.stream()
            .mapToDouble(count -> seedingGiven ? count.seeded().orElseThrow() : 1)
            .sorted()
            .sum(),
        counts.stream().map(ColonyCount::source).sorted(new NaturalOrder()).toList());
  }

  OptionalDouble seeded(boolean seedingGiven) {
    return seedingGiven ? OptionalDouble.of(exposure) : OptionalDouble.empty();
  }

  double rate() {
    return colonies / exposure;
  }

  /** This cell against another one of the same experiment. */
  Stratum against(Cell reference) {
    return new Stratum(
        Math.round(colonies), exposure, Math.round(reference.colonies), reference.exposure);
  }
}
