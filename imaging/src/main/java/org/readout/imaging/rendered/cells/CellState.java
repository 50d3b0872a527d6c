package org.readout.imaging.rendered.cells;

/** What a cell is doing. */
public enum CellState {
  NORMAL,
  /** In metaphase: round, its chromosomes a bright bar; its potential as that of its neighbours. */
  MITOTIC,
  /** Shrunken, its nucleus small and very bright, its mitochondria without potential. */
  DEAD
}
