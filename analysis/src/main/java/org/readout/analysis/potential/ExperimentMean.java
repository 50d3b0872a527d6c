package org.readout.analysis.potential;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One treatment in one experiment: the value that the statistics see, and how much is below it.
 *
 * @param signal mean of wells, in counts or red over green
 * @param normalised mean of wells, never logged
 * @param logRatio mean of wells of what was logged per cell; empty where it is not estimable
 * @param notEstimable why there is no log ratio
 */
record ExperimentMean(
    String experiment,
    String treatment,
    int plates,
    int wells,
    int fields,
    int cells,
    int tooDim,
    double signal,
    double normalised,
    OptionalDouble logRatio,
    Optional<PotentialState> notEstimable) {

  /**
   * @param groups the treatment on each plate of the experiment, at least one
   */
  static ExperimentMean of(
      String experiment,
      String treatment,
      List<PlateGroup> groups,
      PotentialScale scale,
      double mostLostShare) {
    int cells = groups.stream().mapToInt(PlateGroup::cellCount).sum();
    int tooDim = groups.stream().mapToInt(PlateGroup::tooDimCount).sum();
    List<Double> logs = groups.stream().flatMap(g -> g.wellLogRatios().stream()).toList();
    List<Double> normalised = groups.stream().flatMap(g -> g.wellNormalised().stream()).toList();
    List<Double> signals = groups.stream().flatMap(g -> g.wellSignals().stream()).toList();
    boolean clear = groups.stream().allMatch(PlateGroup::standsClear);
    Optional<PotentialState> notEstimable =
        notEstimable(clear, tooDim, cells, scale, mostLostShare);
    return new ExperimentMean(
        experiment,
        treatment,
        groups.size(),
        signals.size(),
        groups.stream().mapToInt(PlateGroup::fieldCount).sum(),
        cells,
        tooDim,
        CellReading.mean(signals),
        CellReading.mean(normalised),
        notEstimable.isPresent()
            ? OptionalDouble.empty()
            : OptionalDouble.of(CellReading.mean(logs)),
        notEstimable);
  }

  /** A treatment whose middle cell is at zero is at zero, whatever its mean. */
  private static Optional<PotentialState> notEstimable(
      boolean clear, int tooDim, int cells, PotentialScale scale, double mostLostShare) {
    if (scale == PotentialScale.FCCP_NORMALISED && (!clear || 2 * tooDim >= cells)) {
      return Optional.of(PotentialState.FULLY_DEPOLARISED);
    }
    return tooDim > mostLostShare * cells
        ? Optional.of(PotentialState.TOO_MANY_LOST)
        : Optional.empty();
  }
}
