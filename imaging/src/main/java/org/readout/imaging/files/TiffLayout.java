package org.readout.imaging.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.readout.imaging.ImageException;

/**
 * Which page is which channel, section and moment, and what the file's maker says beside.
 *
 * @param sizeC stored planes for a section and moment; samples of a pixel are not counted here
 * @param places for channel c, section z and moment t at {@code (t · sizeZ + z) · sizeC + c}
 * @param channels what is known of them; fewer than there are where the rest is unknown
 * @param like a page that all others are like
 */
record TiffLayout(
    String format,
    int sizeC,
    int sizeZ,
    int sizeT,
    List<PlanePlace> places,
    TiffPage like,
    List<Channel> channels,
    Optional<PixelPitch> pixelSize,
    OptionalInt significantBits,
    List<Flag> flags) {
  TiffLayout {
    places = List.copyOf(places);
    channels = List.copyOf(channels);
    flags = List.copyOf(flags);
    if (places.size() != (long) sizeC * sizeZ * sizeT) {
      throw new IllegalArgumentException(
          "%d places for %d × %d × %d planes".formatted(places.size(), sizeC, sizeZ, sizeT));
    }
  }

  /** In the order of whoever wrote it, told by the description of the first page. */
  static TiffLayout of(TiffFile tiff) throws ImageException {
    String description = tiff.description();
    if (OmeLayout.speaks(description)) {
      return OmeLayout.of(tiff, description);
    }
    if (ImageJLayout.speaks(description)) {
      return ImageJLayout.of(tiff, description);
    }
    if (MetaSeriesLayout.speaks(description)) {
      return MetaSeriesLayout.of(tiff, description);
    }
    if (StkLayout.speaks(tiff)) {
      return StkLayout.of(tiff);
    }
    return plain(tiff, "TIFF", List.of());
  }

  /** Pages of which nobody says what they are stand for sections. */
  static TiffLayout plain(TiffFile tiff, String format, List<Flag> moreFlags) {
    List<TiffPage> alike = alike(tiff);
    List<Flag> flags = new ArrayList<>(moreFlags);
    if (alike.size() > 1) {
      flags.add(Flag.PAGES);
    }
    if (alike.size() < tiff.pages().size()) {
      flags.add(Flag.OTHER_SIZES);
    }
    return new TiffLayout(
        format,
        1,
        alike.size(),
        1,
        here(alike),
        alike.get(0),
        List.of(),
        Optional.empty(),
        OptionalInt.empty(),
        flags);
  }

  /** The pages that can be planes of one stack with the first. */
  static List<TiffPage> alike(TiffFile tiff) {
    TiffPage first = tiff.pages().get(0);
    return tiff.pages().stream().filter(first::fits).toList();
  }

  static List<PlanePlace> here(List<TiffPage> pages) {
    List<PlanePlace> places = new ArrayList<>();
    pages.forEach(page -> places.add(new PlanePlace.Here(page)));
    return places;
  }

  /** The same with what a maker adds. */
  TiffLayout about(List<Channel> channels, Optional<PixelPitch> pixelSize) {
    return new TiffLayout(
        format, sizeC, sizeZ, sizeT, places, like, channels, pixelSize, significantBits, flags);
  }
}
