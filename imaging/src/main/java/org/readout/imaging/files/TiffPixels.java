package org.readout.imaging.files;

import java.nio.ByteOrder;
import org.readout.imaging.ImageException;
import org.readout.imaging.files.codec.BitPacking;
import org.readout.imaging.files.codec.Bytes;
import org.readout.imaging.files.codec.Deflate;
import org.readout.imaging.files.codec.Lzw;
import org.readout.imaging.files.codec.PackBits;
import org.readout.imaging.files.codec.Predictor;
import org.readout.imaging.files.codec.Zstandard;

/** Unpacks the strips or tiles of one page of a TIFF into its samples. */
final class TiffPixels {
  private static final int REVERSED = 2;

  private final FileBytes file;
  private final ByteOrder order;
  private final TiffPage page;

  private TiffPixels(FileBytes file, ByteOrder order, TiffPage page) {
    this.file = file;
    this.order = order;
    this.page = page;
  }

  /** All samples of the page, the lowest byte of each first. */
  static byte[] read(FileBytes file, ByteOrder order, TiffPage page) throws ImageException {
    return new TiffPixels(file, order, page).read();
  }

  private byte[] read() throws ImageException {
    TiffPage.Part[] parts = page.parts(file);
    byte[] samples = new byte[(int) page.sampleBytes()];
    boolean whole = !page.tiled() && page.bits() == 8 * page.type().bytes();
    if (whole && page.compression() == Compression.NONE) {
      readPlain(parts, samples);
      return samples;
    }
    int perChannel = page.partsAcross() * page.partsDown();
    for (int i = 0; i < parts.length; i++) {
      int down = i % perChannel / page.partsAcross();
      byte[] part = unpack(i, parts[i], page.rows(down));
      place(part, i / perChannel, down, i % page.partsAcross(), samples);
    }
    return samples;
  }

  /** Strips without compression stand in the samples just as in the file. */
  private void readPlain(TiffPage.Part[] parts, byte[] samples) throws ImageException {
    int at = 0;
    for (TiffPage.Part part : parts) {
      file.read(part.at(), samples, at, (int) part.bytes(), "the pixels of page " + page.number());
      at += (int) part.bytes();
    }
    if (order == ByteOrder.BIG_ENDIAN) {
      Bytes.swap(samples, page.type().bytes());
    }
  }

  /** One strip or tile as samples, the lowest byte of each first. */
  private byte[] unpack(int index, TiffPage.Part part, int rows) throws ImageException {
    byte[] packed = file.read(part.at(), part.bytes(), "the pixels of page " + page.number());
    if (page.compression() == Compression.JPEG) {
      return JpegPart.decode(file.name(), page, packed, rows);
    }
    if (page.bits() < 8 && page.tags().number(TiffTag.FILL_ORDER, 1) == REVERSED) {
      BitPacking.reverse(packed);
    }
    byte[] bytes = decompress(index, packed, (int) (page.packedRowBytes() * rows));
    int samplesPerRow = page.partWidth() * page.stride();
    int sampleBytes = page.type().bytes();
    if (page.bits() != 8 * sampleBytes) {
      return BitPacking.widen(bytes, rows, samplesPerRow, page.bits());
    }
    boolean predicted = page.compression().predicts();
    if (predicted && page.predictor() == 3) {
      return Predictor.undoFloating(bytes, samplesPerRow * sampleBytes, sampleBytes, page.stride());
    }
    if (order == ByteOrder.BIG_ENDIAN) {
      Bytes.swap(bytes, sampleBytes);
    }
    if (predicted && page.predictor() == 2) {
      Predictor.undoDifferences(bytes, samplesPerRow * sampleBytes, sampleBytes, page.stride());
    }
    return bytes;
  }

  private byte[] decompress(int index, byte[] packed, int size) throws ImageException {
    if (page.compression() == Compression.NONE) {
      return packed;
    }
    byte[] into = new byte[size];
    int filled =
        switch (page.compression()) {
          case LZW -> {
            refuseOldLzw(packed);
            yield Lzw.unpack(packed, into);
          }
          case PACK_BITS -> PackBits.unpack(packed, into);
          case ZSTANDARD -> Zstandard.unpack(packed, into);
          default -> Deflate.unpack(packed, into);
        };
    if (filled < size) {
      throw new ImageException.Damaged(
          file.name(),
          "strip or tile %d of page %d breaks off after %d of %d bytes"
              .formatted(index + 1, page.number(), filled, size));
    }
    return into;
  }

  private void refuseOldLzw(byte[] packed) throws ImageException {
    if (Lzw.lowestBitFirst(packed)) {
      throw new ImageException.Unsupported(
          file.name(),
          "a TIFF of the LZW that was written before 1993",
          "Open it in ImageJ and save it again.");
    }
  }

  /** Copies a strip or tile to where it belongs; what a tile has outside of the page is dropped. */
  private void place(byte[] part, int channel, int down, int across, byte[] samples) {
    int pixelBytes = page.stride() * page.type().bytes();
    int partRow = page.partWidth() * pixelBytes;
    int pageRow = page.width() * pixelBytes;
    int left = across * page.partWidth();
    int bytes = Math.min(page.partWidth(), page.width() - left) * pixelBytes;
    int rows = Math.min(page.rows(down), page.height() - down * page.partHeight());
    int top = channel * page.height() + down * page.partHeight();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          part, row * partRow, samples, (top + row) * pageRow + left * pixelBytes, bytes);
    }
  }
}
