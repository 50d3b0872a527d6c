package org.readout.analysis.potential;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;

/**
 * What was measured under one treatment, without the cells that were excluded.
 *
 * @param tooDimCells not clear of FCCP, and so without a logarithm: fully depolarised as far as can
 *     be seen
 * @param normalised mean of wells per experiment, described over experiments: 1 as the control, and
 *     0 as FCCP where the scale is FCCP's; empty where nothing can be compared
 * @param normalisedInterval of its mean; empty for a single experiment
 */
public record TreatmentPotential(
    String treatment,
    CellRole role,
    boolean control,
    int wells,
    int fields,
    int cells,
    int tooDimCells,
    Optional<Descriptive> normalised,
    Optional<Interval> normalisedInterval,
    List<InExperiment> experiments) {
  public TreatmentPotential {
    experiments = List.copyOf(experiments);
  }

  /**
   * One experiment: the unit of inference.
   *
   * @param signal mean of wells, in counts, or red over green for JC-1
   * @param normalised mean of wells; empty where nothing can be compared
   * @param meanLog of the normalised signal, per cell, then averaged over cells, fields and wells;
   *     the control's own is a little below zero for the spread of its cells
   * @param logRatio its distance from that of the control of the same experiment
   * @param ratio its exponential
   * @param changeMillivolts apparent; positive is depolarised
   * @param wellFirstMillivolts the same with cells averaged before the logarithm, which adds the
   *     variance of potentials between cells over 2·RT/F; for comparison only
   * @param depolarisedShare JC-1: cells below the gate that FCCP wells set
   * @param notEstimable why there is no log ratio
   */
  public record InExperiment(
      String experiment,
      int plates,
      int wells,
      int fields,
      int cells,
      int tooDimCells,
      double signal,
      OptionalDouble normalised,
      OptionalDouble meanLog,
      OptionalDouble logRatio,
      OptionalDouble ratio,
      OptionalDouble changeMillivolts,
      OptionalDouble wellFirstMillivolts,
      OptionalDouble depolarisedShare,
      Optional<PotentialState> notEstimable) {}
}
