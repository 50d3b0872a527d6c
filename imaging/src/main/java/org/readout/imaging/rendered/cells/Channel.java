package org.readout.imaging.rendered.cells;

/** What one image of a field shows. */
public enum Channel {
  /** DNA, by a blue dye. */
  NUCLEI("Hoechst"),
  /** The potential, by a cation that gathers in the matrix (Nernst). */
  TMRM("TMRM"),
  /** How much mitochondrion there is, whatever its potential. */
  MASS("MitoTracker Green"),
  /** Aggregates of JC-1: polarised mitochondria, and what of the green bleeds in. */
  JC1_RED("JC-1 red"),
  /** Monomers of JC-1: all of the dye that is not aggregated. */
  JC1_GREEN("JC-1 green");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /** The dye's usual name, as it stands in image files. */
  public String label() {
    return label;
  }
}
