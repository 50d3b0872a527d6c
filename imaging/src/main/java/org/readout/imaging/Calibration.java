package org.readout.imaging;

/**
 * How large a pixel is.
 *
 * @param umPerPx micrometres that one pixel's side covers, finite and above zero
 * @param source where that is known from, for a person: "the file's resolution tag", "given"
 */
public record Calibration(double umPerPx, String source) {
  public Calibration {
    if (!(umPerPx > 0) || Double.isInfinite(umPerPx)) {
      throw new IllegalArgumentException("a pixel cannot be " + umPerPx + " µm wide");
    }
  }
}
