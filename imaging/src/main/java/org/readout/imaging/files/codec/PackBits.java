package org.readout.imaging.files.codec;

/**
 * Byte runs as Macintosh and TIFF write them.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     9</a>
 */
public final class PackBits {
  /** The one code that stands for nothing. */
  private static final int NOTHING = -128;

  private PackBits() {}

  /**
   * @return how many bytes of {@code into} were filled, from its start
   */
  public static int unpack(byte[] packed, byte[] into) {
    int from = 0;
    int to = 0;
    while (from < packed.length && to < into.length) {
      int code = packed[from++];
      if (code >= 0) {
        int run = Math.min(Math.min(code + 1, packed.length - from), into.length - to);
        System.arraycopy(packed, from, into, to, run);
        from += run;
        to += run;
      } else if (code != NOTHING && from < packed.length) {
        int run = Math.min(1 - code, into.length - to);
        java.util.Arrays.fill(into, to, to + run, packed[from++]);
        to += run;
      }
    }
    return to;
  }
}
