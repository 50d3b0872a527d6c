package org.readout.analysis.potential;

/** What the signal of a cell is expressed as. */
public enum PotentialScale {
  /** (F − F of FCCP) / (F of the control − F of FCCP), both of the same plate: 0 collapsed. */
  FCCP_NORMALISED,
  /** F over that of the control of the same plate: where the zero is, is not known. */
  CONTROL_RATIO,
  /** JC-1: red over green, relative to that of the control of the same plate. */
  RED_TO_GREEN,
  /** Nothing that could be compared between treatments. */
  NONE
}
