package org.readout.imaging;

/**
 * How large a pixel is on the bench, and who says so. Pixels are square. Immutable.
 *
 * @param umPerPx micrometres a pixel, positive and finite
 * @param source for people, for example {@code scanner resolution 600 dpi (EPSON Perfection V850)}
 */
public record Calibration(double umPerPx, String source) {
  public Calibration {
    if (!(umPerPx > 0) || Double.isInfinite(umPerPx)) {
      throw new IllegalArgumentException("no such pixel size: " + umPerPx + " µm");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a calibration needs its source");
    }
  }
}
