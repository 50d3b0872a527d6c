package org.readout.imaging.potential;

import org.jspecify.annotations.Nullable;
import org.readout.imaging.Labels;

/**
 * Which pixels belong to what. A cell, its nucleus and its mitochondria have the same number.
 * Immutable.
 *
 * @param mitochondria the number of the cell in each mitochondrial pixel; null if none were sought
 * @param nucleusDiameterPx typical diameter of a nucleus here
 * @param extent what {@code cells} are
 * @param mask what the mitochondria were found on
 */
public record FieldObjects(
    Labels nuclei,
    Labels cells,
    @Nullable Labels mitochondria,
    double nucleusDiameterPx,
    Extent extent,
    Mask mask) {
  public FieldObjects {
    requireSameSize(cells, nuclei);
    if (mitochondria != null) {
      requireSameSize(cells, mitochondria);
    }
  }

  /** What the outline of a cell is. */
  public enum Extent {
    CELL,
    /** A ring around the nucleus that stands for a cell whose border is not seen. */
    PERINUCLEAR_RING
  }

  /** What mitochondria were found on. */
  public enum Mask {
    /** A channel that does not depend on the potential: mass stain, TOM20, mito-GFP. */
    INDEPENDENT,
    /** The probe itself, which picks brighter pixels and so hides a part of a depolarisation. */
    PROBE
  }

  private static void requireSameSize(Labels cells, Labels others) {
    if (cells.widthPx() != others.widthPx() || cells.heightPx() != others.heightPx()) {
      throw new IllegalArgumentException("labels of one field differ in size");
    }
  }
}
