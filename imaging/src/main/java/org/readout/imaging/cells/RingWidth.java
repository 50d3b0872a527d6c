package org.readout.imaging.cells;

/** How wide a perinuclear ring is. */
public sealed interface RingWidth {
  double px(double nucleusDiameterPx);

  /** In typical nuclear diameters of the field: the same part of a cell at every magnification. */
  record Diameters(double value) implements RingWidth {
    public Diameters {
      RingWidth.refuse(value);
    }

    @Override
    public double px(double nucleusDiameterPx) {
      return value * nucleusDiameterPx;
    }
  }

  /** In pixels: the same for all fields, also where their typical nuclei differ. */
  record Pixels(double value) implements RingWidth {
    public Pixels {
      RingWidth.refuse(value);
    }

    @Override
    public double px(double nucleusDiameterPx) {
      return value;
    }
  }

  private static void refuse(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("no such width of a ring: " + value);
    }
  }
}
