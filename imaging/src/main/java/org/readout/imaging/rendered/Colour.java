package org.readout.imaging.rendered;

/** How a colony changes the light that reaches the camera. */
public sealed interface Colour {
  /** Crystal violet on a light ground, as cameras show it. */
  Colour CRYSTAL_VIOLET = new Absorbing(0.70, 0.84, 0.27);

  /** Unstained colonies in agar: dense, a little blue against warm light. */
  Colour UNSTAINED = new Absorbing(0.74, 0.50, 0.36);

  /** Bacteria on agar. */
  Colour CREAM = new Opaque(0.93, 0.89, 0.76);

  /**
   * Lets light through by Beer–Lambert's law.
   *
   * @param red share of the optical density that each channel sees, above 0
   */
  record Absorbing(double red, double green, double blue) implements Colour {
    public Absorbing {
      if (!(red > 0 && green > 0 && blue > 0)) {
        throw new IllegalArgumentException("no such stain: " + red + ", " + green + ", " + blue);
      }
    }
  }

  /**
   * Covers what is under it.
   *
   * @param red brightness of each channel, 0 to 1
   */
  record Opaque(double red, double green, double blue) implements Colour {
    public Opaque {
      if (!(red >= 0 && red <= 1 && green >= 0 && green <= 1 && blue >= 0 && blue <= 1)) {
        throw new IllegalArgumentException("no such colour: " + red + ", " + green + ", " + blue);
      }
    }
  }
}
