package org.readout.imaging.files;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a file says of its images before a sample is read.
 *
 * @param format for people, for example {@code OME-TIFF}
 * @param bits stored bits of a sample
 * @param planes how many stored planes there are; a colour plane is one
 * @param significantBits as the file states them; empty if it does not
 * @param lossy whether the samples were changed to save room
 * @param flags what a person should know
 */
record Description(
    String format,
    int widthPx,
    int heightPx,
    SampleType type,
    int bits,
    int sizeC,
    int sizeZ,
    int sizeT,
    int planes,
    List<Channel> channels,
    Optional<PixelPitch> pixelSize,
    OptionalInt significantBits,
    boolean lossy,
    List<Flag> flags) {
  Description {
    channels = List.copyOf(channels);
    flags = List.copyOf(flags);
    if (channels.size() != sizeC || sizeC < 1 || sizeZ < 1 || sizeT < 1 || planes < 1) {
      throw new IllegalArgumentException(
          "no such sizes: C %d (%d named), Z %d, T %d, %d planes"
              .formatted(sizeC, channels.size(), sizeZ, sizeT, planes));
    }
  }
}
