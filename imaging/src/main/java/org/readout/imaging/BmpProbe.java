package org.readout.imaging;

import java.util.Optional;

/** Checks that a Windows bitmap holds all the rows that its header promises. */
final class BmpProbe {
  private static final int OS2_HEADER_BYTES = 12;

  /** Compressions: 0 none, 1 and 2 run lengths, 3 none with masks; 4 and 5 wrap other formats. */
  private static final long LAST_READ = 3;

  private BmpProbe() {}

  static Header probe(Octets bigEndian) throws ImageException {
    Octets file = bigEndian.inOrder(true);
    long pixels = file.u32(10);
    boolean os2 = file.u32(14) == OS2_HEADER_BYTES;
    long width = os2 ? file.u16(18) : file.u32(18);
    // Rows from the top have a negative height.
    long height = os2 ? file.u16(20) : Math.abs((int) file.u32(22));
    int bits = file.u16(os2 ? 24 : 28);
    long compression = os2 ? 0 : file.u32(30);
    if (compression > LAST_READ) {
      throw new ImageException.Unsupported(
          file.name(), "a BMP of compression " + compression, "Save the image as PNG.");
    }
    boolean runLengths = compression == 1 || compression == 2;
    long bytes = runLengths ? file.u32(34) : (width * bits + 31) / 32 * 4 * height;
    file.require(pixels, bytes, "its pixels");
    return new Header("BMP", width, height, 1, 1, Header.Alpha.IGNORED, Optional.empty());
  }
}
