package org.readout.imaging.rendered.cells;

/** Refuses numbers that no bench can have. */
final class Limits {
  private Limits() {}

  /**
   * @throws IllegalArgumentException unless {@code low <= value <= high}, which NaN never is
   */
  static void require(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s lies between %s and %s, not at %s".formatted(name, low, high, value));
    }
  }
}
