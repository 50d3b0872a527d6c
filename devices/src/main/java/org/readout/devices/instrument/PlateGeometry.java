package org.readout.devices.instrument;

import java.util.Optional;
import org.readout.devices.PlateFormat;

/**
 * Where the wells of a plate are, in millimetres from its left and top edge.
 *
 * @param a1FromLeftMm centre of well A1
 * @param a1FromTopMm centre of well A1
 * @param pitchMm from one well to the next
 * @see <a href="https://www.slas.org/education/ansi-slas-microplate-standards/">ANSI SLAS 1-2004
 *     (footprint), 2-2004 (height) and 4-2004 (positions of the wells)</a>
 */
public record PlateGeometry(double a1FromLeftMm, double a1FromTopMm, double pitchMm) {
  public static final double LENGTH_MM = 127.76;
  public static final double WIDTH_MM = 85.48;
  public static final double HEIGHT_MM = 14.35;

  /** The standard's positions; empty for a plate that the standard does not lay down. */
  public static Optional<PlateGeometry> of(PlateFormat plate) {
    return switch (plate) {
      case WELLS_96 -> Optional.of(new PlateGeometry(14.38, 11.24, 9));
      case WELLS_384 -> Optional.of(new PlateGeometry(12.13, 8.99, 4.5));
      case WELLS_1536 -> Optional.of(new PlateGeometry(11.005, 7.865, 2.25));
      case WELLS_6, WELLS_12, WELLS_24, WELLS_48 -> Optional.empty();
    };
  }
}
