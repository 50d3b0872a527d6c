package org.readout.imaging.files;

/**
 * How a TIFF is to be written by a test.
 *
 * @param big BigTIFF
 * @param bits stored bits of a sample
 * @param sampleFormat 1 positive, 2 signed, 3 floating-point
 * @param separate channels one after the other
 * @param tile side of a tile in pixels, a multiple of 16; 0 for strips
 * @param rowsPerStrip rows of a strip
 * @param predictor 1 none, 2 differences, 3 floating-point
 * @param tagsFirst whether a page's tags stand before its pixels, else behind
 */
record TiffForm(
    boolean littleEndian,
    boolean big,
    int bits,
    int sampleFormat,
    int perPixel,
    boolean separate,
    int tile,
    int rowsPerStrip,
    int compression,
    int predictor,
    int photometric,
    boolean tagsFirst) {
  /** 16 bits, grey, little-endian, two rows a strip, nothing packed. */
  static TiffForm plain() {
    return new TiffForm(true, false, 16, 1, 1, false, 0, 2, 1, 1, 1, true);
  }

  TiffForm order(boolean little) {
    return new TiffForm(
        little,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm asBig(boolean big) {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm samples(int bits, int sampleFormat) {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm perPixel(int perPixel, boolean separate, int photometric) {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm tiles(int tile) {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm strips(int rowsPerStrip) {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        0,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm packed(int compression, int predictor) {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        tagsFirst);
  }

  TiffForm tagsLast() {
    return new TiffForm(
        littleEndian,
        big,
        bits,
        sampleFormat,
        perPixel,
        separate,
        tile,
        rowsPerStrip,
        compression,
        predictor,
        photometric,
        false);
  }

  /** Bytes of a sample once it is widened. */
  int sampleBytes() {
    return bits <= 8 ? 1 : bits <= 16 ? 2 : bits / 8;
  }
}
