package org.readout.imaging;

/**
 * Walks the segments and scans of a JPEG to its end mark: libjpeg fills the rows that a file has
 * lost with grey and says nothing. What follows the end mark (a motion photo's film, a second
 * picture) is not looked at.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegProbe {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int TEMPORARY = 0x01;
  private static final String EXIF = "Exif\0\0";

  private final Octets file;
  private long width;
  private long height;
  private boolean scanned;

  /** Between segments nothing but filling is borne; in a scan the pixels lie there. */
  private boolean inScan;

  private Exif exif = Exif.NONE;

  private JpegProbe(Octets file) {
    this.file = file;
  }

  static Header probe(Octets file) throws ImageException {
    return new JpegProbe(file).walk();
  }

  private Header walk() throws ImageException {
    long at = 2;
    while (true) {
      at = nextMark(at);
      int mark = file.u8(at - 1);
      if (mark == END) {
        break;
      }
      if (mark == START || mark == TEMPORARY || isRestart(mark)) {
        continue;
      }
      int length = file.u16(at);
      file.require(at, length, "a segment");
      if (length < 2) {
        throw new ImageException.Damaged(file.name(), "a segment of no length at byte " + at);
      }
      segment(mark, at, length);
      inScan = mark == SCAN;
      at += length;
    }
    if (width == 0 || height == 0 || !scanned) {
      throw new ImageException.Damaged(file.name(), "holds no picture before its end mark");
    }
    return new Header(
        "JPEG", width, height, exif.orientation(), 1, Header.Alpha.IGNORED, exif.calibration());
  }

  /**
   * The place after the next mark, over everything that is none: pixels of a scan, filling bytes.
   */
  private long nextMark(long from) throws ImageException {
    long after = file.afterMark(from);
    if (after > 0) {
      for (long i = from; i < after - 2 && !inScan; i++) {
        if (file.u8(i) != 0 && file.u8(i) != 0xFF) {
          throw new ImageException.Damaged(file.name(), "no segment begins at byte " + from);
        }
      }
      return after;
    }
    throw new ImageException.CutOff(
        file.name(), file.length(), "before the end mark of its picture");
  }

  private void segment(int mark, long at, int length) throws ImageException {
    if (mark == SCAN) {
      scanned = true;
    } else if (isFrame(mark)) {
      file.require(at, 8, "its frame header");
      int bits = file.u8(at + 2);
      if (bits != 8) {
        throw new ImageException.Unsupported(
            file.name(),
            "a JPEG of %d bits a sample; 8 are read".formatted(bits),
            "Save the image as 16-bit PNG or TIFF.");
      }
      height = file.u16(at + 3);
      width = file.u16(at + 5);
    } else if (mark == APP1 && length > 8 && file.has(at + 2, EXIF)) {
      exif = Exif.of(file.part(at + 8, length - 8L));
    }
  }

  private static boolean isRestart(int mark) {
    return mark >= 0xD0 && mark <= 0xD7;
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which lie between them. */
  private static boolean isFrame(int mark) {
    return mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC;
  }
}
