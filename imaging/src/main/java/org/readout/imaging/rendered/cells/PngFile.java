package org.readout.imaging.rendered.cells;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes one image as a grey PNG of 16 bits. The pixels are the same everywhere; how well they are
 * packed is up to the machine's zlib.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics, third edition</a>
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int PACK_BYTES = 1 << 16;

  private PngFile() {}

  /**
   * @param samples unsigned, row by row
   */
  static byte[] of(int widthPx, int heightPx, short[] samples) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(widthPx).putInt(heightPx);
    header.put((byte) 16).put((byte) 0); // bits of a sample; grey
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", packed(rows(widthPx, heightPx, samples)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** Each row begins with the number of its filter: 0, none. */
  private static byte[] rows(int widthPx, int heightPx, short[] samples) {
    ByteBuffer rows = ByteBuffer.allocate(heightPx * (1 + 2 * widthPx));
    for (int y = 0; y < heightPx; y++) {
      rows.put((byte) 0);
      rows.asShortBuffer().put(samples, y * widthPx, widthPx);
      rows.position(rows.position() + 2 * widthPx);
    }
    return rows.array();
  }

  private static byte[] packed(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] part = new byte[PACK_BYTES];
      while (!deflater.finished()) {
        packed.write(part, 0, deflater.deflate(part));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content);
    file.writeBytes(number(content.length));
    file.writeBytes(name);
    file.writeBytes(content);
    file.writeBytes(number((int) check.getValue()));
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
