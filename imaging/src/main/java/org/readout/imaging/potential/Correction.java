package org.readout.imaging.potential;

/**
 * What is done to every image of one channel: {@code I' = (I − dark) / flat}. Immutable.
 *
 * @param flat {@link FlatField#NONE} where none is known
 */
public record Correction(Dark dark, FlatField flat) {
  /** Nothing is known of the camera or the light; what is measured is flagged. */
  public static Correction unknown() {
    return new Correction(new Dark.Unknown(), FlatField.NONE);
  }
}
