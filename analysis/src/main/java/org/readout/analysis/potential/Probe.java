package org.readout.analysis.potential;

/** The dye that was measured. */
public enum Probe {
  TMRM("TMRM"),
  TMRE("TMRE"),
  RHODAMINE_123("rhodamine 123"),
  JC_1("JC-1"),
  MITOTRACKER_RED_CMXROS("MitoTracker Red CMXRos");

  private final String label;

  Probe(String label) {
    this.label = label;
  }

  /** The name as a paper writes it. */
  public String label() {
    return label;
  }
}
