package org.readout.imaging.rendered.cells;

/**
 * One cell as it was drawn.
 *
 * @param xPx column of the centroid of its nucleus, or of the cell where the nucleus lies outside
 *     of the field; from the centre of the left-most pixel
 * @param yPx row of the same, from the centre of the top-most pixel
 * @param areaPx pixels of the cell in the field, its nucleus among them
 * @param nucleusAreaPx pixels of its nucleus in the field
 * @param mitoFraction share of the pixels of the cell without its nucleus that are mitochondrion
 * @param saturatedFraction share of its mitochondrial pixels that are at the camera's ceiling in
 *     the image of the potential; 0 where there is no such image
 * @param atBorder whether it touches the border of the field, so that a part may be missing
 */
public record TrueCell(
    CellPhysiology physiology,
    double xPx,
    double yPx,
    int areaPx,
    int nucleusAreaPx,
    double mitoFraction,
    double saturatedFraction,
    boolean atBorder) {
  /** Its number in the labels. */
  public int id() {
    return physiology.id();
  }

  public CellState state() {
    return physiology.state();
  }

  public double psiMv() {
    return physiology.psiMv();
  }
}
