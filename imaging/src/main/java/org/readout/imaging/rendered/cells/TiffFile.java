package org.readout.imaging.rendered.cells;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes images as the pages of a little-endian baseline TIFF: grey, 16 bits, not compressed, one
 * strip a page.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffFile {
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ASCII = 2;
  private static final int VERSION = 42;

  /** Entries of a page without a description. */
  private static final int ENTRIES = 9;

  private TiffFile() {}

  /**
   * @param images all of one size
   * @param description of the first page, in ASCII; empty for none
   * @throws IllegalArgumentException if there is no image, or more than the 2 GB of an array
   */
  static byte[] of(List<CameraImage> images, String description) {
    byte[] text =
        description.isEmpty()
            ? new byte[0]
            : (description + "\0").getBytes(StandardCharsets.US_ASCII);
    int firstPage = HEADER_BYTES + even(text.length);
    long bytes = firstPage;
    for (CameraImage image : images) {
      bytes += 2L * image.widthPx() * image.heightPx() + pageBytes(ENTRIES + 1);
    }
    if (images.isEmpty() || bytes > Integer.MAX_VALUE - HEADER_BYTES) {
      throw new IllegalArgumentException("%d images are not one TIFF".formatted(images.size()));
    }
    ByteBuffer file = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) VERSION);
    file.putInt(firstPage);
    file.put(text).position(firstPage);
    for (int page = 0; page < images.size(); page++) {
      boolean last = page == images.size() - 1;
      writePage(file, images.get(page), page == 0 ? text.length : 0, last);
    }
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void writePage(ByteBuffer file, CameraImage image, int textBytes, boolean last) {
    int entries = textBytes > 0 ? ENTRIES + 1 : ENTRIES;
    int pixels = file.position() + pageBytes(entries);
    int pixelBytes = 2 * image.widthPx() * image.heightPx();
    file.putShort((short) entries);
    entry(file, 256, LONG, 1, image.widthPx());
    entry(file, 257, LONG, 1, image.heightPx());
    entry(file, 258, SHORT, 1, 16); // bits of a sample
    entry(file, 259, SHORT, 1, 1); // not compressed
    entry(file, 262, SHORT, 1, 1); // zero is black
    if (textBytes > 0) {
      entry(file, 270, ASCII, textBytes, HEADER_BYTES);
    }
    entry(file, 273, LONG, 1, pixels);
    entry(file, 277, SHORT, 1, 1); // samples of a pixel
    entry(file, 278, LONG, 1, image.heightPx());
    entry(file, 279, LONG, 1, pixelBytes);
    file.putInt(last ? 0 : pixels + pixelBytes);
    file.position(pixels);
    file.asShortBuffer().put(image.samples());
    file.position(pixels + pixelBytes);
  }

  private static void entry(ByteBuffer file, int tag, int type, int count, int value) {
    file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** Of a directory, with the number of its entries and the place of the next. */
  private static int pageBytes(int entries) {
    return even(2 + entries * ENTRY_BYTES + 4);
  }

  private static int even(int bytes) {
    return bytes + (bytes & 1);
  }
}
