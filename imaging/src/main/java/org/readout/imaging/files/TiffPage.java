package org.readout.imaging.files;

import java.util.Arrays;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.files.codec.BitPacking;

/**
 * How the samples of one page of a TIFF lie in the file. Everything has been checked to be
 * possible; where the strips or tiles lie is checked by {@link #parts}.
 *
 * @param perPixel samples a pixel
 * @param separate whether each channel has strips or tiles of its own
 * @param partWidth of a tile, or of the page where it is in strips
 * @param partHeight rows of a tile or of a strip
 * @param predictor 1 for none, 2 for differences, 3 for those of floating-point bytes
 * @param shift bytes by which every strip lies behind where the tags say: in some stacks only the
 *     first plane has tags
 */
record TiffPage(
    Directory tags,
    int number,
    int width,
    int height,
    SampleType type,
    int bits,
    int perPixel,
    boolean separate,
    boolean tiled,
    int partWidth,
    int partHeight,
    Compression compression,
    int predictor,
    int photometric,
    long shift) {
  static final int WHITE_IS_ZERO = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int CMYK = 5;
  static final int YCBCR = 6;

  /** A camera's own colour pattern, and its linear form. */
  private static final int COLOUR_FILTER = 32803;

  private static final int LINEAR_RAW = 34892;

  private static final int SEPARATE_PLANES = 2;

  /** Microscopes record some tens of channels; spectrometers hundreds. */
  private static final long MOST_SAMPLES = 4096;

  /** Tiles are some hundred pixels wide; this bounds what one of them may ask of the memory. */
  private static final long MOST_TILE_PIXELS = 1 << 26;

  /** Where one strip or tile lies in the file. */
  record Part(long at, long bytes) {}

  /**
   * @param number of the page, from 1, for messages
   */
  static TiffPage of(FileBytes file, Directory tags, int number) throws ImageException {
    String name = file.name();
    long width = tags.number(TiffTag.WIDTH, 0);
    long height = tags.number(TiffTag.HEIGHT, 0);
    ImageFile.refuseSize(name, width, height);
    long photometric = tags.number(TiffTag.PHOTOMETRIC, 1);
    if (photometric == COLOUR_FILTER
        || photometric == LINEAR_RAW
        || tags.has(TiffTag.DNG_VERSION)) {
      throw new ImageException.Unsupported(
          name,
          "a camera's raw image",
          "Develop it to 16-bit TIFF without automatic tone in the camera's program.");
    }
    long perPixel = tags.number(TiffTag.SAMPLES, 1);
    if (perPixel < 1 || perPixel > MOST_SAMPLES) {
      throw new ImageException.Damaged(name, "says %d samples a pixel".formatted(perPixel));
    }
    long compressed = tags.number(TiffTag.COMPRESSION, 1);
    Compression compression =
        Compression.of(compressed)
            .orElseThrow(
                () ->
                    new ImageException.Unsupported(
                        name,
                        "a TIFF of compression " + Compression.nameOf(compressed),
                        "Save it without compression, or with LZW or deflate."));
    int bits = TiffSampleType.bits(name, tags, (int) perPixel);
    boolean tiled = tags.has(TiffTag.TILE_OFFSETS);
    long partWidth = tiled ? tags.number(TiffTag.TILE_WIDTH, 0) : width;
    long partHeight =
        tiled
            ? tags.number(TiffTag.TILE_HEIGHT, 0)
            : Math.min(height, tags.number(TiffTag.ROWS_PER_STRIP, height));
    if (partWidth <= 0
        || partHeight <= 0
        || (tiled && partHeight > MOST_TILE_PIXELS / Math.min(partWidth, MOST_TILE_PIXELS))) {
      throw new ImageException.Damaged(
          name, "its strips or tiles are %d × %d".formatted(partWidth, partHeight));
    }
    TiffPage page =
        new TiffPage(
            tags,
            number,
            (int) width,
            (int) height,
            TiffSampleType.of(name, tags, bits),
            bits,
            (int) perPixel,
            perPixel > 1 && tags.number(TiffTag.PLANAR, 1) == SEPARATE_PLANES,
            tiled,
            (int) partWidth,
            (int) partHeight,
            compression,
            (int) tags.number(TiffTag.PREDICTOR, 1),
            (int) photometric,
            0);
    page.refuseUnread(name);
    return page;
  }

  private void refuseUnread(String name) throws ImageException {
    boolean subsampled = photometric == YCBCR && compression != Compression.JPEG;
    if (subsampled || (compression == Compression.JPEG && bits != 8)) {
      throw new ImageException.Unsupported(
          name,
          subsampled
              ? "a TIFF of YCbCr colours without JPEG"
              : "a TIFF with JPEG of %d bits inside; 8 are read".formatted(bits),
          "Save it as RGB or grey, without compression or with LZW.");
    }
    boolean predictable = bits == 8 * type.bytes() && (predictor == 2 || type.floating());
    if (compression.predicts()
        && predictor != 1
        && !(predictor >= 2 && predictor <= 3 && predictable)) {
      throw new ImageException.Unsupported(
          name,
          "a TIFF of %d-bit samples with predictor %d".formatted(bits, predictor),
          "Save it without a predictor.");
    }
    if (sampleBytes() > FileBytes.MOST_BYTES) {
      throw new ImageException.NotEnoughMemory(name, width, height);
    }
  }

  /** A plane without tags of its own that lies {@code bytes} behind this one. */
  TiffPage behind(long bytes) {
    return new TiffPage(
        tags,
        number,
        width,
        height,
        type,
        bits,
        perPixel,
        separate,
        tiled,
        partWidth,
        partHeight,
        compression,
        predictor,
        photometric,
        shift + bytes);
  }

  /** Of the whole page once it is unpacked and widened. */
  long sampleBytes() {
    return (long) width * height * perPixel * type.bytes();
  }

  /** Samples that stand side by side for a pixel within a part. */
  int stride() {
    return separate ? 1 : perPixel;
  }

  int partsAcross() {
    return (width + partWidth - 1) / partWidth;
  }

  int partsDown() {
    return (height + partHeight - 1) / partHeight;
  }

  /** Rows that the part in row {@code down} of the parts has; the last strip may have fewer. */
  int rows(int down) {
    return tiled ? partHeight : Math.min(partHeight, height - down * partHeight);
  }

  /** Bytes of a row of a part, still packed by bits. */
  long packedRowBytes() {
    return BitPacking.rowBytes((long) partWidth * stride(), bits);
  }

  /** Whether both have the same size and samples, so that they can be planes of one stack. */
  boolean fits(TiffPage other) {
    return width == other.width
        && height == other.height
        && type == other.type
        && perPixel == other.perPixel
        && separate == other.separate;
  }

  /**
   * Where the strips or tiles lie, row by row, all of one channel before those of the next where
   * these are separate.
   *
   * @throws ImageException if one of them lies outside the file or is too short
   */
  Part[] parts(FileBytes file) throws ImageException {
    long count = (long) partsAcross() * partsDown() * (separate ? perPixel : 1);
    int offsetTag = tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS;
    int bytesTag = tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES;
    if (count > tags.count(offsetTag)) {
      throw new ImageException.Damaged(
          file.name(),
          "page %d names %d of its %d strips or tiles"
              .formatted(number, tags.count(offsetTag), count));
    }
    long[] at = tags.numbers(offsetTag, (int) count);
    long[] bytes = new long[at.length];
    if (tags.has(bytesTag)) {
      bytes = tags.numbers(bytesTag, (int) count);
    } else if (compression == Compression.NONE) {
      Arrays.fill(bytes, Long.MAX_VALUE);
    }
    Part[] parts = new Part[at.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(file, i, at[i], bytes[i]);
    }
    return parts;
  }

  private Part part(FileBytes file, int index, long at, long stated) throws ImageException {
    int down = index / partsAcross() % partsDown();
    boolean plain = compression == Compression.NONE;
    long least = plain ? packedRowBytes() * rows(down) : 1;
    if (stated < least) {
      throw new ImageException.Damaged(
          file.name(),
          "strip or tile %d of page %d has %d bytes of at least %d"
              .formatted(index + 1, number, stated, least));
    }
    long bytes = plain ? least : stated;
    file.require(at + shift, bytes, "the pixels of page " + number);
    return new Part(at + shift, bytes);
  }
}
