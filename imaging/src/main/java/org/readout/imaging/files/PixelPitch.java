package org.readout.imaging.files;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far apart pixels and sections are in the specimen, and who says so.
 *
 * @param xUm micrometres from column to column, positive and finite
 * @param yUm micrometres from row to row, positive and finite
 * @param zUm micrometres from section to section; empty if unknown
 * @param source for people, for example {@code OME-XML PhysicalSizeX}
 */
public record PixelPitch(double xUm, double yUm, OptionalDouble zUm, String source) {
  public PixelPitch {
    if (!known(xUm) || !known(yUm) || (zUm.isPresent() && !known(zUm.getAsDouble()))) {
      throw new IllegalArgumentException("no such pitch: %s, %s, %s µm".formatted(xUm, yUm, zUm));
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a pixel pitch needs its source");
    }
  }

  /**
   * What a file states, or nothing: programs write 0 or a negative number where they do not know.
   *
   * @param zUm not a positive number where unknown
   */
  static Optional<PixelPitch> stated(double xUm, double yUm, double zUm, String source) {
    if (!known(xUm) || !known(yUm)) {
      return Optional.empty();
    }
    OptionalDouble z = known(zUm) ? OptionalDouble.of(zUm) : OptionalDouble.empty();
    return Optional.of(new PixelPitch(xUm, yUm, z, source));
  }

  private static boolean known(double um) {
    return um > 0 && !Double.isInfinite(um);
  }
}
