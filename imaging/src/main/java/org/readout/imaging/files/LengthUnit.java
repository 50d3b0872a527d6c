package org.readout.imaging.files;

import java.util.Locale;
import java.util.OptionalDouble;

/** Units of length as OME, ImageJ and MetaMorph write them. */
final class LengthUnit {
  private LengthUnit() {}

  /** Micrometres of one; empty for pixels, reference frames and what nobody knows. */
  static OptionalDouble um(String unit) {
    return switch (unit.strip().toLowerCase(Locale.ROOT)) {
      // Greek mu, micro sign, ImageJ's escape, and a micro sign of another encoding.
      case "um",
          "\u03BCm",
          "\u00B5m",
          "\\u00b5m",
          "\uFFFDm",
          "micron",
          "microns",
          "micrometer",
          "micrometers",
          "micrometre",
          "micrometres" ->
          OptionalDouble.of(1);
      case "nm", "nanometer", "nanometers", "nanometre" -> OptionalDouble.of(1e-3);
      case "pm" -> OptionalDouble.of(1e-6);
      case "\u00E5", "\u212B", "angstrom" -> OptionalDouble.of(1e-4);
      case "mm", "millimeter", "millimetre" -> OptionalDouble.of(1e3);
      case "cm", "centimeter", "centimetre" -> OptionalDouble.of(1e4);
      case "m", "meter", "metre" -> OptionalDouble.of(1e6);
      case "in", "inch", "inches" -> OptionalDouble.of(25_400);
      default -> OptionalDouble.empty();
    };
  }
}
