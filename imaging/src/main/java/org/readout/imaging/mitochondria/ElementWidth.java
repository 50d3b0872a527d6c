package org.readout.imaging.mitochondria;

/** How wide a thing may be to stand out of its surroundings: two to three mitochondria. */
public sealed interface ElementWidth {
  /** On the bench; needs the pixel size. */
  record Micrometres(double value) implements ElementWidth {
    public Micrometres {
      ElementWidth.refuse(value);
    }
  }

  /** In the image. */
  record Pixels(double value) implements ElementWidth {
    public Pixels {
      ElementWidth.refuse(value);
    }
  }

  private static void refuse(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("no such width of an element: " + value);
    }
  }
}
