package org.readout.app.potential;

import org.readout.imaging.files.TrueDepth;
import org.readout.imaging.potential.Correction;
import org.readout.imaging.potential.Dark;
import org.readout.imaging.potential.FlatField;

/**
 * What a person gave to correct channels with.
 *
 * @param dark of the camera, for every channel; {@link Dark.Unknown} where none was given
 * @param flat of the signal's light alone: other channels are lit otherwise
 */
record Corrections(Dark dark, FlatField flat) {
  static final Corrections NONE = new Corrections(new Dark.Unknown(), FlatField.NONE);

  /** A constant that the file itself shows stands in for a dark level that nobody gave. */
  Correction of(ChannelRole role, TrueDepth depth) {
    Dark known =
        dark instanceof Dark.Unknown && depth.offset() > 0
            ? new Dark.Offset(depth.offset(), "constant offset of the file")
            : dark;
    return new Correction(known, role == ChannelRole.SIGNAL ? flat : FlatField.NONE);
  }
}
