package org.readout.imaging.rendered.cells;

/**
 * The mitochondria of a cell: tubes that wander, branch and gather around the nucleus.
 *
 * @param widthUm of a tube
 * @param lengthUm mean length of a tube; 1.5 looks fragmented
 * @param perCell tubes in a cell of the culture's median size; larger cells have more
 * @param massFactor multiplies {@code perCell}: 0.6 is a cell that lost 40 % of its mitochondria;
 *     the remaining ones stay where they are
 * @param matrixFraction share of the light path through a tube that is matrix, in which the dye is
 */
public record Tubules(
    double widthUm, double lengthUm, int perCell, double massFactor, double matrixFraction) {
  public static final Tubules USUAL = new Tubules(0.4, 8, 95, 1, 0.35);

  public Tubules {
    Limits.require("widthUm", widthUm, 0.05, 20);
    Limits.require("lengthUm", lengthUm, 0.1, 200);
    Limits.require("perCell", perCell, 0, 5000);
    Limits.require("massFactor", massFactor, 0, 10);
    Limits.require("matrixFraction", matrixFraction, 0, 1);
  }

  public Tubules withMassFactor(double other) {
    return new Tubules(widthUm, lengthUm, perCell, other, matrixFraction);
  }

  public Tubules withLength(double otherUm) {
    return new Tubules(widthUm, otherUm, perCell, massFactor, matrixFraction);
  }

  public Tubules withWidth(double otherUm) {
    return new Tubules(otherUm, lengthUm, perCell, massFactor, matrixFraction);
  }

  public Tubules withCount(int other) {
    return new Tubules(widthUm, lengthUm, other, massFactor, matrixFraction);
  }
}
