package org.readout.imaging.potential;

import java.util.List;
import org.readout.imaging.ImageException;

/**
 * How much of the green dye's light the red channel sees, as a part of what the green channel sees.
 * Immutable.
 *
 * @param fraction k in {@code red − k · green}
 * @param standardError of {@code fraction}
 * @param rSquared the part of the red channel's variance that the green explains, 0 to 1
 * @param blocks how many blocks of pixels it was judged by
 */
public record BleedThrough(double fraction, double standardError, double rSquared, int blocks) {
  /**
   * A known fraction, for example from an earlier experiment with the same filters.
   *
   * @throws IllegalArgumentException unless {@code 0 <= fraction < 1}
   */
  public static BleedThrough known(double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("no such bleed-through: " + fraction);
    }
    return new BleedThrough(fraction, 0, 1, 0);
  }

  /**
   * From fields stained with the green dye alone (for JC-1: fully depolarised, monomer only), by
   * regression of red on green over blocks of pixels.
   *
   * @throws ImageException.Refused if the fields do not tell
   */
  public static BleedThrough from(List<SingleStain> controls) throws ImageException {
    BleedRegression regression = new BleedRegression();
    for (SingleStain control : controls) {
      regression.add(control.red(), control.green());
    }
    return regression.fraction();
  }

  /**
   * A field in which only the green dye is.
   *
   * @param red what the red channel sees of it
   */
  public record SingleStain(Signal red, Signal green) {
    public SingleStain {
      if (red.plane().widthPx() != green.plane().widthPx()
          || red.plane().heightPx() != green.plane().heightPx()) {
        throw new IllegalArgumentException("red and green of a control differ in size");
      }
    }
  }
}
