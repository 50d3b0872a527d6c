package org.readout.imaging.rendered;

/**
 * One colony as it was drawn.
 *
 * @param label its grey value in the truth image, from 1
 * @param well {@code A1}, …, or {@code dish} or {@code field}
 * @param xPx centre, from the left edge of the picture
 * @param yPx centre, from the top edge
 * @param diameterPx of the circle with the area of the whole colony
 * @param areaPx of the whole colony, also where another lies over it
 * @param visible share of {@code areaPx} that no other colony covers; its pixels carry the label
 * @param countable at least half of it is visible, and its diameter reaches the recipe's limit
 */
public record TrueColony(
    int label,
    String well,
    double xPx,
    double yPx,
    double diameterPx,
    int areaPx,
    double visible,
    boolean countable) {
  static final double LEAST_VISIBLE = 0.5;
}
