package org.readout.imaging.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.readout.imaging.ImageException;

/**
 * Stacks as ImageJ and Fiji write them: their shape is in the description, and large ones have tags
 * for the first plane only, all others following it without a gap.
 *
 * @see <a href="https://imagej.net/ij/developer/source/ij/io/TiffDecoder.java.html">ImageJ,
 *     TiffDecoder</a>
 */
final class ImageJLayout {
  private ImageJLayout() {}

  static boolean speaks(String description) {
    return description.startsWith("ImageJ=");
  }

  static TiffLayout of(TiffFile tiff, String description) throws ImageException {
    Map<String, String> words = words(description);
    List<TiffPage> pages = pages(tiff, whole(words, "images"));
    int c = whole(words, "channels");
    int z = whole(words, "slices");
    int t = whole(words, "frames");
    List<Flag> flags = new ArrayList<>();
    if ((long) c * z * t != pages.size()) {
      if (pages.size() > 1) {
        flags.add((long) c * z * t == 1 ? Flag.PAGES : Flag.SHAPE_NOT_AS_STATED);
      }
      c = 1;
      z = pages.size();
      t = 1;
    }
    return new TiffLayout(
        "ImageJ TIFF",
        c,
        z,
        t,
        TiffLayout.here(pages),
        pages.get(0),
        List.of(),
        pixelSize(tiff.pages().get(0).tags(), words),
        OptionalInt.empty(),
        flags);
  }

  private static Map<String, String> words(String description) {
    Map<String, String> words = new HashMap<>();
    description
        .lines()
        .filter(line -> line.contains("="))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              words.put(line.substring(0, equals), line.substring(equals + 1).strip());
            });
    return words;
  }

  private static int whole(Map<String, String> words, String word) {
    OptionalDouble number = Xml.number(words.getOrDefault(word, ""));
    return Math.max(1, (int) number.orElse(1));
  }

  private static List<TiffPage> pages(TiffFile tiff, int images) throws ImageException {
    List<TiffPage> alike = TiffLayout.alike(tiff);
    TiffPage first = alike.get(0);
    if (alike.size() > 1 || images == 1 || first.compression() != Compression.NONE) {
      return alike;
    }
    return following(tiff, first, images);
  }

  /**
   * As many planes as stated, each right behind the one before.
   *
   * @throws ImageException.CutOff if the last one does not lie inside the file
   */
  static List<TiffPage> following(TiffFile tiff, TiffPage first, int images) throws ImageException {
    long bytes =
        first.packedRowBytes() * first.height() * (first.separate() ? first.perPixel() : 1);
    if (images > OmeLayout.MOST_PLANES) {
      throw new ImageException.Damaged(tiff.file().name(), "says %d images".formatted(images));
    }
    tiff.file().require(0, bytes * images, "the last of its %d planes".formatted(images));
    List<TiffPage> pages = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      pages.add(first.behind(i * bytes));
    }
    return pages;
  }

  private static Optional<PixelPitch> pixelSize(Directory tags, Map<String, String> words)
      throws ImageException {
    String unit = words.getOrDefault("unit", "");
    OptionalDouble um = LengthUnit.um(unit);
    OptionalDouble x = tags.fraction(TiffTag.X_RESOLUTION);
    OptionalDouble y = tags.fraction(TiffTag.Y_RESOLUTION);
    if (um.isEmpty() || x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    double zUm = Xml.number(words.getOrDefault("spacing", "")).orElse(0) * um.getAsDouble();
    return PixelPitch.stated(
        um.getAsDouble() / x.getAsDouble(),
        um.getAsDouble() / y.getAsDouble(),
        zUm,
        "ImageJ pixel size, unit=" + unit);
  }
}
