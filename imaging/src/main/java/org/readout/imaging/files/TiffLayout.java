package org.readout.imaging.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readout.imaging.ImageException;

/**
 * Which page is which channel, section and moment, and what the file's maker says beside.
 *
 * @param sizeC stored planes for a section and moment; samples of a pixel are not counted here
 * @param planes for channel c, section z and moment t at {@code (t · sizeZ + z) · sizeC + c}
 * @param channels what is known of them; fewer than there are where the rest is unknown
 */
record TiffLayout(
    String format,
    int sizeC,
    int sizeZ,
    int sizeT,
    List<TiffPage> planes,
    List<Channel> channels,
    Optional<PixelPitch> pixelSize,
    List<String> flags) {
  static TiffLayout of(TiffFile tiff) throws ImageException {
    return plain(tiff);
  }

  /** Pages of which nobody says what they are stand for sections. */
  private static TiffLayout plain(TiffFile tiff) {
    TiffPage first = tiff.pages().get(0);
    List<TiffPage> alike = tiff.pages().stream().filter(first::fits).toList();
    List<String> flags = new ArrayList<>();
    if (alike.size() > 1) {
      flags.add("PAGES");
    }
    if (alike.size() < tiff.pages().size()) {
      flags.add("OTHER_SIZES");
    }
    return new TiffLayout("TIFF", 1, alike.size(), 1, alike, List.of(), Optional.empty(), flags);
  }
}
