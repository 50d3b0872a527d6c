package org.readout.imaging.colonies;

/** A limit of size, in the unit that it was asked for in. */
public sealed interface SizeLimit {
  /** A length in the dish; needs to know the size of a pixel. */
  record Micrometres(double value) implements SizeLimit {
    public Micrometres {
      requirePositive(value);
    }
  }

  /** A length in the image as it was read. */
  record Pixels(double value) implements SizeLimit {
    public Pixels {
      requirePositive(value);
    }
  }

  private static void requirePositive(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a size limit is above zero and finite, not " + value);
    }
  }
}
