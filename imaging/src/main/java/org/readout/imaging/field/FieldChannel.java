package org.readout.imaging.field;

import org.readout.imaging.potential.ChannelImage;
import org.readout.imaging.potential.Correction;

/** One channel as it was read, and how it is to be corrected. Immutable. */
public record FieldChannel(ChannelImage image, Correction correction) {
  /** A channel of which neither dark nor flat field is known. */
  public static FieldChannel of(ChannelImage image) {
    return new FieldChannel(image, Correction.unknown());
  }
}
