package org.readout.imaging;

/**
 * Walks the chunks of a WebP to the end that its first bytes state.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
final class WebpProbe {
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int FOURTEEN_BITS = 0x3FFF;

  private WebpProbe() {}

  static Header probe(Octets bigEndian) throws ImageException {
    Octets file = bigEndian.inOrder(true);
    long end = CHUNK_HEADER_BYTES + file.u32(4);
    file.require(0, end, "its picture");
    long width = 0;
    long height = 0;
    int frames = 0;
    Exif exif = Exif.NONE;
    long at = RIFF_HEADER_BYTES;
    while (at + CHUNK_HEADER_BYTES <= end) {
      String type = file.text(at, 4);
      long length = file.u32(at + 4);
      long data = at + CHUNK_HEADER_BYTES;
      file.require(data, length, "its " + type.strip() + " chunk");
      switch (type) {
        case "VP8X" -> {
          width = u24(file, data + 4) + 1;
          height = u24(file, data + 7) + 1;
        }
        case "VP8 " -> {
          width = width == 0 ? file.u16(data + 6) & FOURTEEN_BITS : width;
          height = height == 0 ? file.u16(data + 8) & FOURTEEN_BITS : height;
        }
        case "VP8L" -> {
          long sizes = file.u32(data + 1);
          width = width == 0 ? (sizes & FOURTEEN_BITS) + 1 : width;
          height = height == 0 ? (sizes >> 14 & FOURTEEN_BITS) + 1 : height;
        }
        case "ANMF" -> frames++;
        case "EXIF" -> exif = Exif.of(file.part(data, length));
        default -> {}
      }
      at = data + length + (length & 1);
    }
    return new Header(
        "WebP",
        width,
        height,
        exif.orientation(),
        Math.max(1, frames),
        Header.Alpha.STRAIGHT,
        exif.calibration());
  }

  private static long u24(Octets file, long at) throws ImageException.CutOff {
    return file.u16(at) | (long) file.u8(at + 2) << 16;
  }
}
