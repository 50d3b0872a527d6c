package org.readout.imaging;

/**
 * Walks the chunks of a PNG to its end, which libpng does not ask for: a file without its last rows
 * would decode to black ones.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngProbe {
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private static final int LENGTH_TYPE_CRC = 12;

  private PngProbe() {}

  static Header probe(Octets file) throws ImageException {
    String name = file.name();
    long at = SIGNATURE.length();
    long width = 0;
    long height = 0;
    int planes = 1;
    Exif exif = Exif.NONE;
    boolean pixels = false;
    while (true) {
      long length = file.u32(at);
      file.require(at + 4, 4, "the type of a chunk");
      String type = file.text(at + 4, 4);
      file.require(at, length + LENGTH_TYPE_CRC, "its " + type + " chunk");
      long data = at + 8;
      if (width == 0 && !(type.equals("IHDR") && length >= 13)) {
        throw new ImageException.Damaged(name, "begins with a chunk " + type + ", not IHDR");
      }
      checkSum(file, at, type, length);
      switch (type) {
        case "IHDR" -> {
          width = file.u32(data);
          height = file.u32(data + 4);
          ImageFile.refuseSize(name, width, height);
        }
        case "acTL" -> planes = (int) Math.max(1, length >= 4 ? file.u32(data) : 1);
        case "eXIf" -> exif = Exif.of(file.part(data, length));
        case "IDAT" -> pixels = true;
        case "IEND" -> {
          if (!pixels) {
            throw new ImageException.Damaged(name, "holds no pixels (no IDAT chunk)");
          }
          return new Header(
              "PNG",
              width,
              height,
              exif.orientation(),
              planes,
              Header.Alpha.STRAIGHT,
              exif.calibration());
        }
        default -> {}
      }
      at += length + LENGTH_TYPE_CRC;
    }
  }

  /** Critical chunks begin with a capital; the others may be damaged without harm to a pixel. */
  private static void checkSum(Octets file, long at, String type, long length)
      throws ImageException {
    if (!Character.isUpperCase(type.charAt(0))) {
      return;
    }
    if (file.crc32(at + 4, length + 4) != file.u32(at + 8 + length)) {
      throw new ImageException.Damaged(
          file.name(), "the checksum of its %s chunk at byte %d is wrong".formatted(type, at));
    }
  }
}
