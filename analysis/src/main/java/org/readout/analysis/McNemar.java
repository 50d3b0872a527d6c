package org.readout.analysis;

/**
 * Whether two paired yes-or-no outcomes change one way more than the other, by the χ² law with
 * continuity correction.
 *
 * @param onlyFirst pairs with a yes in the first alone
 * @param onlySecond pairs with a yes in the second alone
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947, Psychometrika 12:153</a>
 */
public record McNemar(int onlyFirst, int onlySecond) {

  public static Outcome<McNemar> of(int onlyFirst, int onlySecond) {
    return onlyFirst + onlySecond == 0
        ? Outcome.refused(Refusal.NO_NONZERO_DIFFERENCES)
        : Outcome.found(new McNemar(onlyFirst, onlySecond));
  }

  public double chiSquare() {
    double distance = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
    return distance * distance / (onlyFirst + onlySecond);
  }

  public double p() {
    return Tails.chiSquare(chiSquare(), 1);
  }
}
