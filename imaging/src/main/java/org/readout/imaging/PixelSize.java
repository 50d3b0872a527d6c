package org.readout.imaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The pixel size that tags really state. A resolution alone is no measure: cameras and programs
 * write 72, 96 or 300 dpi into images of anything. It is believed from a scanner, which knows how
 * far its head moved, and only as long as no editing program wrote the file after it.
 */
final class PixelSize {
  private static final double UM_PER_INCH = 25_400;
  private static final double UM_PER_CM = 10_000;

  /** In maker, model or software of flat-bed scanners and the programs that drive them. */
  private static final List<String> SCANNERS =
      List.of(
          "scan",
          "perfection",
          "expression 1",
          "lide",
          "silverfast",
          "epson gt-",
          "xsane",
          "typhoon",
          "opticfilm",
          "gelcount");

  /** Programs that resample an image and keep its resolution, and phones that play scanner. */
  private static final List<String> EDITORS =
      List.of(
          "photoshop",
          "gimp",
          "imagemagick",
          "graphicsmagick",
          "affinity",
          "paint",
          "lightroom",
          "corel",
          "irfanview",
          "pixelmator",
          "illustrator",
          "inkscape",
          "camscanner",
          "genius scan",
          "adobe scan",
          "tiny scanner");

  private PixelSize() {}

  /** Of a TIFF page, or of the EXIF block in another format. */
  static Optional<Calibration> of(Tags tags) throws ImageException.CutOff {
    Optional<Calibration> imageJ = fromImageJ(tags);
    return imageJ.isPresent() ? imageJ : fromScanner(tags);
  }

  private static Optional<Calibration> fromScanner(Tags tags) throws ImageException.CutOff {
    OptionalDouble perUnit = squareResolution(tags);
    double umPerUnit =
        switch ((int) tags.number(Tags.RESOLUTION_UNIT, 2)) {
          case 2 -> UM_PER_INCH;
          case 3 -> UM_PER_CM;
          default -> 0;
        };
    if (perUnit.isEmpty() || umPerUnit == 0 || fromCamera(tags)) {
      return Optional.empty();
    }
    String device =
        (tags.text(Tags.MAKE).orElse("") + " " + tags.text(Tags.MODEL).orElse("")).strip();
    String software = tags.text(Tags.SOFTWARE).orElse("");
    if (!names(SCANNERS, device + " " + software) || names(EDITORS, software)) {
      return Optional.empty();
    }
    double umPerPx = umPerUnit / perUnit.getAsDouble();
    String source =
        "scanner resolution %.0f dpi (%s)"
            .formatted(UM_PER_INCH / umPerPx, device.isEmpty() ? software : device);
    return Optional.of(new Calibration(umPerPx, source));
  }

  private static boolean fromCamera(Tags tags) throws ImageException.CutOff {
    Tags exif = tags.below(Tags.EXIF).orElse(tags);
    return exif.has(Tags.EXPOSURE_TIME) || exif.has(Tags.F_NUMBER) || tags.has(Tags.GPS);
  }

  /** ImageJ writes pixels per unit as the resolution, and the unit into the description. */
  private static Optional<Calibration> fromImageJ(Tags tags) throws ImageException.CutOff {
    String description = tags.text(Tags.DESCRIPTION).orElse("");
    OptionalDouble perUnit = squareResolution(tags);
    if (!description.startsWith("ImageJ=") || perUnit.isEmpty()) {
      return Optional.empty();
    }
    String unit =
        description
            .lines()
            .filter(line -> line.startsWith("unit="))
            .map(line -> line.substring("unit=".length()).strip())
            .findFirst()
            .orElse("");
    double umPerUnit =
        switch (unit) {
          case "um", "µm", "\\u00B5m", "micron", "microns", "micrometer" -> 1;
          case "nm" -> 0.001;
          case "mm" -> 1_000;
          default -> 0;
        };
    return umPerUnit == 0
        ? Optional.empty()
        : Optional.of(
            new Calibration(umPerUnit / perUnit.getAsDouble(), "ImageJ pixel size, unit=" + unit));
  }

  /** Pixels per unit where both directions agree to a thousandth. */
  private static OptionalDouble squareResolution(Tags tags) throws ImageException.CutOff {
    OptionalDouble x = tags.fraction(Tags.X_RESOLUTION);
    double y = tags.fraction(Tags.Y_RESOLUTION).orElse(x.orElse(0));
    return x.isPresent() && Math.abs(x.getAsDouble() - y) <= y / 1000 ? x : OptionalDouble.empty();
  }

  private static boolean names(List<String> words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }
}
