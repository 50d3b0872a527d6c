package org.readout.analysis.potential;

/**
 * How a dye was loaded. A dye that quenches itself is brighter after it has left the mitochondria,
 * so that the mode decides the sign.
 */
public enum LoadingMode {
  /** A few nanomolar, in the bath while it is measured. */
  NON_QUENCH("non-quench"),
  /** So much that the dye dims itself inside mitochondria, usually washed out. */
  QUENCH("quench"),
  /** Nobody has said. */
  UNKNOWN("unknown");

  private final String label;

  LoadingMode(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
