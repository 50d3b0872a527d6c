package org.readout.analysis.potential;

/** What the well of a cell is for. */
public enum CellRole {
  SAMPLE,
  /** The solvent alone: the 1 of the normalised scale. */
  VEHICLE,
  /** FCCP or CCCP, which collapses the potential: the 0 of the normalised scale. */
  FCCP,
  /** Blocks ATP synthase; the signal must not fall in non-quench mode. */
  OLIGOMYCIN,
  UNSTAINED,
  SINGLE_STAIN;

  /** Whether its cells are compared with those of the control. */
  boolean isCompared() {
    return this == SAMPLE || this == VEHICLE;
  }
}
