package org.readout.imaging;

import java.util.HashSet;
import java.util.Set;

/**
 * Checks that the first page of a TIFF or BigTIFF lies wholly inside the file and is of a kind that
 * is decoded rightly, and counts the pages.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffProbe {
  private static final int BIG = 43;
  private static final int WHITE_IS_ZERO = 0;
  private static final int SEPARATE_PLANES = 2;
  private static final int COLOUR_FILTER = 32803;
  private static final int LINEAR_RAW = 34892;

  /** None, LZW, JPEG, deflate in both numbers, PackBits: what the decoder here really reads. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 5L, 7L, 8L, 32946L, 32773L);

  /** Grey, RGB, and RGB with a fourth; two come out of the decoder with the wrong depth. */
  private static final Set<Long> SAMPLES = Set.of(1L, 3L, 4L);

  /** Grey both ways, RGB, palette, and the YCbCr of a JPEG inside. */
  private static final Set<Long> PHOTOMETRIC = Set.of(0L, 1L, 2L, 3L, 6L);

  private final Octets file;
  private final boolean big;
  private final Tags page;

  private TiffProbe(Octets file, boolean big) throws ImageException {
    this.file = file;
    this.big = big;
    this.page = Tags.at(file, big ? file.u64(8) : file.u32(4), big);
  }

  static Header probe(Octets bytes) throws ImageException {
    Octets file = bytes.inOrder(bytes.has(0, "II"));
    return new TiffProbe(file, file.u16(2) == BIG).header();
  }

  private Header header() throws ImageException {
    long width = page.number(Tags.WIDTH, 0);
    long height = page.number(Tags.HEIGHT, 0);
    refuseRaw();
    refuseUnread();
    ImageFile.refuseSize(file.name(), width, height);
    requirePixels(width, height);
    return new Header(
        "TIFF", width, height, page.orientation(), countPages(), alpha(), PixelSize.of(page));
  }

  /** The decoder multiplies straight opacity of 8 bits into the colours, and that of 16 not. */
  private Header.Alpha alpha() throws ImageException {
    long kind = page.number(Tags.EXTRA_SAMPLES, 0);
    if (kind == 1 || (kind == 2 && page.number(Tags.BITS, 1) == 8)) {
      return Header.Alpha.MULTIPLIED;
    }
    return kind == 2 ? Header.Alpha.STRAIGHT : Header.Alpha.IGNORED;
  }

  /** Camera raw files are TIFFs with a small preview, or with the sensor's own pattern. */
  private void refuseRaw() throws ImageException {
    long photometric = page.number(Tags.PHOTOMETRIC, 1);
    boolean preview = page.number(Tags.SUBFILE_TYPE, 0) == 1;
    if (preview
        || photometric == COLOUR_FILTER
        || photometric == LINEAR_RAW
        || page.has(Tags.DNG_VERSION)
        || file.has(8, "CR")) {
      throw new ImageException.Unsupported(
          file.name(),
          "a camera's raw image",
          "Develop it to 8- or 16-bit TIFF or PNG without automatic tone, or set the camera to"
              + " JPEG.");
    }
  }

  private void refuseUnread() throws ImageException {
    long compression = page.number(Tags.COMPRESSION, 1);
    if (!COMPRESSIONS.contains(compression)) {
      throw new ImageException.Unsupported(
          file.name(),
          "a TIFF of compression " + compression,
          "Save it without compression, or with LZW or deflate.");
    }
    long bits = page.number(Tags.BITS, 1);
    long sampleFormat = page.number(Tags.SAMPLE_FORMAT, 1);
    if (sampleFormat != 1 || (bits != 8 && bits != 16)) {
      String kind = sampleFormat == 3 ? "floating-point" : sampleFormat == 2 ? "signed" : "integer";
      throw new ImageException.Unsupported(
          file.name(),
          "a TIFF of %d-bit %s samples; 8- and 16-bit positive ones are read".formatted(bits, kind),
          "Convert it to 8- or 16-bit, with the same range for every image of the experiment.");
    }
    long samples = page.number(Tags.SAMPLES, 1);
    if (!SAMPLES.contains(samples) || !PHOTOMETRIC.contains(page.number(Tags.PHOTOMETRIC, 1))) {
      throw new ImageException.Unsupported(
          file.name(),
          "a TIFF of %d samples a pixel, neither grey nor RGB".formatted(samples),
          "Save it as grey or RGB.");
    }
    if (bits == 16 && page.number(Tags.PHOTOMETRIC, 1) == WHITE_IS_ZERO) {
      // The decoder inverts 8 bits only; in 16 the white of a 12-bit sensor would be a guess.
      throw new ImageException.Unsupported(
          file.name(),
          "a 16-bit TIFF in which zero is white",
          "Invert its look-up table (in ImageJ: Image, Lookup Tables, Invert LUT) and save again.");
    }
  }

  private void requirePixels(long width, long height) throws ImageException {
    boolean tiled = page.has(Tags.TILE_OFFSETS);
    int offsets = tiled ? Tags.TILE_OFFSETS : Tags.STRIP_OFFSETS;
    int sizes = tiled ? Tags.TILE_BYTES : Tags.STRIP_BYTES;
    long partWidth = tiled ? page.number(Tags.TILE_WIDTH, 0) : width;
    long partHeight =
        tiled
            ? page.number(Tags.TILE_HEIGHT, 0)
            : Math.min(height, page.number(Tags.ROWS_PER_STRIP, height));
    if (partWidth <= 0
        || partHeight <= 0
        || partWidth > ImageFile.LONGEST_SIDE_PX
        || partHeight > ImageFile.LONGEST_SIDE_PX) {
      throw new ImageException.Damaged(file.name(), "its strips or tiles have no possible size");
    }
    long samples = page.number(Tags.SAMPLES, 1);
    boolean separate = page.number(Tags.PLANAR, 1) == SEPARATE_PLANES;
    long down = ceilDiv(height, partHeight);
    long parts = ceilDiv(width, partWidth) * down * (separate ? samples : 1);
    if (page.count(offsets) < parts || page.count(sizes) < parts) {
      throw new ImageException.Damaged(
          file.name(), "names %d of its %d strips or tiles".formatted(page.count(offsets), parts));
    }
    long rowBytes = partWidth * page.number(Tags.BITS, 1) / 8 * (separate ? 1 : samples);
    boolean plain = page.number(Tags.COMPRESSION, 1) == 1;
    for (long i = 0; i < parts; i++) {
      long rows = tiled ? partHeight : Math.min(partHeight, height - i % down * partHeight);
      long least = plain ? rowBytes * rows : 1;
      long size = page.number(sizes, i, 0);
      if (size < least) {
        throw new ImageException.Damaged(
            file.name(),
            "strip or tile %d has %d bytes of at least %d".formatted(i + 1, size, least));
      }
      file.require(page.number(offsets, i, -1), size, "its pixels");
    }
  }

  private int countPages() throws ImageException {
    Set<Long> seen = new HashSet<>();
    long next = page.next();
    while (next != 0) {
      if (!seen.add(next)) {
        throw new ImageException.Damaged(file.name(), "its pages go round in a circle");
      }
      next = Tags.nextOf(file, next, big);
    }
    return seen.size() + 1;
  }

  private static long ceilDiv(long whole, long part) {
    return (whole + part - 1) / part;
  }
}
