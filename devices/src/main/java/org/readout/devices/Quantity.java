package org.readout.devices;

/**
 * A number that was measured or set, with its unit. Finite: what was not measured is not a
 * quantity.
 *
 * @param value in {@code unit}
 */
public record Quantity(double value, Unit unit) {
  public Quantity {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value + " " + unit.code());
    }
  }

  /**
   * The number in another unit of the same dimension.
   *
   * @throws IllegalArgumentException if the dimensions differ
   */
  public double in(Unit other) {
    if (unit == other) {
      return value;
    }
    if (unit.dimension() != other.dimension()) {
      throw new IllegalArgumentException(
          "%s (%s) cannot be given in %s (%s)"
              .formatted(unit.code(), unit.dimension(), other.code(), other.dimension()));
    }
    return other.fromBase(unit.toBase(value));
  }

  @Override
  public String toString() {
    return unit.symbol().isEmpty() ? Double.toString(value) : value + " " + unit.symbol();
  }
}
