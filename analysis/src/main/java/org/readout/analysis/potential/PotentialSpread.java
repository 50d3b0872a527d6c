package org.readout.analysis.potential;

import java.util.Optional;

/**
 * Where the scatter of single cells comes from, over all compared treatments, each around its own
 * mean.
 *
 * @param logRatio standard deviations of the natural logarithm
 * @param millivolts the same times RT/F; empty where millivolts are withheld
 * @param iccExperiment share of a cell's variance that lies between experiments
 * @param iccWell share that cells of one well have in common: experiment and well
 */
public record PotentialSpread(
    Levels logRatio, Optional<Levels> millivolts, double iccExperiment, double iccWell) {

  /** Standard deviations, one per level; zero where a level adds nothing. */
  public record Levels(
      double betweenExperiments, double betweenWells, double betweenFields, double betweenCells) {}
}
