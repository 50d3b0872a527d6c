package org.readout.imaging.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Labels;

/**
 * The cells of one field.
 *
 * @param labels each cell, its nucleus included, under the number of its nucleus; a rejected one is
 *     background
 * @param cells in the order of their numbers, which may have gaps
 * @param level what was taken for cytoplasm; null for rings, which need no stain
 */
public record FoundCells(
    Labels labels,
    Extent extent,
    List<Cell> cells,
    List<RejectedCell> rejected,
    List<CellFlag> flags,
    @Nullable CytoplasmLevel level) {
  public FoundCells {
    cells = List.copyOf(cells);
    rejected = List.copyOf(rejected);
    flags = List.copyOf(flags);
  }
}
