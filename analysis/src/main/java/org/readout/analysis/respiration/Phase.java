package org.readout.analysis.respiration;

/**
 * What had been injected when a rate was measured, in the order of the mitochondrial stress test.
 */
public enum Phase {
  BASAL,
  /** Blocks ATP synthase: what is left is leak and what is not of mitochondria. */
  OLIGOMYCIN,
  /** Uncouples: as fast as the chain can go. */
  FCCP,
  /** Rotenone and antimycin A block the chain: what is left is not of mitochondria. */
  ROTENONE_ANTIMYCIN
}
