package org.readout.imaging.rendered.cells;

/**
 * The cells of a field, as far as their shapes go. Lengths are medians; cells scatter around them.
 *
 * @param cells how many have their centre in the field
 * @param crowding 0 apart as far as there is room, 1 in clumps whose nuclei touch and overlap
 * @param lengthUm long axis of a spread cell
 * @param widthUm short axis
 * @param sizeCv standard deviation over mean of a cell's size
 * @param nucleusUm diameter of a nucleus
 * @param mitoticShare how many of the cells are in metaphase, 0 to 1
 * @param deadShare how many of the cells are dead, 0 to 1
 */
public record Culture(
    int cells,
    double crowding,
    double lengthUm,
    double widthUm,
    double sizeCv,
    double nucleusUm,
    double mitoticShare,
    double deadShare) {
  /** Adherent cells at two thirds of confluence in a field of a quarter of a millimetre. */
  public static final Culture USUAL = new Culture(30, 0.35, 50, 31, 0.18, 15, 0, 0);

  public Culture {
    Limits.require("cells", cells, 0, 5000);
    Limits.require("crowding", crowding, 0, 1);
    Limits.require("lengthUm", lengthUm, 1, 500);
    Limits.require("widthUm", widthUm, 1, 500);
    Limits.require("sizeCv", sizeCv, 0, 1);
    Limits.require("nucleusUm", nucleusUm, 0.5, widthUm);
    Limits.require("mitoticShare", mitoticShare, 0, 1);
    Limits.require("deadShare", deadShare, 0, 1 - mitoticShare);
  }

  public Culture withCells(int others) {
    return new Culture(
        others, crowding, lengthUm, widthUm, sizeCv, nucleusUm, mitoticShare, deadShare);
  }

  public Culture withCrowding(double other) {
    return new Culture(cells, other, lengthUm, widthUm, sizeCv, nucleusUm, mitoticShare, deadShare);
  }

  /** The same with cells of another size. */
  public Culture withSizes(double otherLengthUm, double otherWidthUm, double otherNucleusUm) {
    return new Culture(
        cells,
        crowding,
        otherLengthUm,
        otherWidthUm,
        sizeCv,
        otherNucleusUm,
        mitoticShare,
        deadShare);
  }

  /** The same with other shares of cells that divide and that are dead. */
  public Culture withStates(double mitotic, double dead) {
    return new Culture(cells, crowding, lengthUm, widthUm, sizeCv, nucleusUm, mitotic, dead);
  }
}
