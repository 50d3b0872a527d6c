package org.readout.imaging.mitochondria;

/** The smallest object that counts. */
public sealed interface LeastArea {
  /** On the bench; needs the pixel size. */
  record SquareMicrometres(double value) implements LeastArea {
    public SquareMicrometres {
      LeastArea.refuse(value);
    }
  }

  /** In the image. */
  record Pixels(double value) implements LeastArea {
    public Pixels {
      LeastArea.refuse(value);
    }
  }

  private static void refuse(double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("no such least area: " + value);
    }
  }
}
