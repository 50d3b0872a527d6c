package org.readout.imaging.files.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Deflate with the frame of zlib, as TIFF, PNG and ND2 write it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1950">RFC 1950</a>
 */
public final class Deflate {
  private Deflate() {}

  /**
   * Stops where the bytes cannot be understood; a checksum that does not fit counts as that.
   *
   * @return how many bytes of {@code into} were filled, from its start
   */
  public static int unpack(byte[] packed, byte[] into) {
    Inflater inflater = new Inflater();
    int filled = 0;
    try {
      inflater.setInput(packed);
      while (filled < into.length) {
        int got = inflater.inflate(into, filled, into.length - filled);
        if (got == 0) {
          return filled;
        }
        filled += got;
      }
      // The checksum is looked at only when something is asked for after the last byte.
      if (!inflater.finished()) {
        inflater.inflate(new byte[1]);
      }
      return filled;
    } catch (DataFormatException e) {
      return Math.min(filled, into.length - 1);
    } finally {
      inflater.end();
    }
  }
}
