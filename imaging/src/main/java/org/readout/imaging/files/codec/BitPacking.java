package org.readout.imaging.files.codec;

/** Samples of 1 to 16 bits that stand shoulder to shoulder, the highest bit first. */
public final class BitPacking {
  private static final int BITS_PER_BYTE = 8;

  private BitPacking() {}

  /** Bytes of a row of {@code samples}; every row begins with a byte of its own. */
  public static long rowBytes(long samples, int bits) {
    return (samples * bits + BITS_PER_BYTE - 1) / BITS_PER_BYTE;
  }

  /**
   * Widens whole rows to one byte a sample, or to two, the lower first, where {@code bits} are more
   * than 8.
   */
  public static byte[] widen(byte[] packed, int rows, int samplesPerRow, int bits) {
    int wide = bits > BITS_PER_BYTE ? 2 : 1;
    byte[] widened = new byte[rows * samplesPerRow * wide];
    int rowBytes = (int) rowBytes(samplesPerRow, bits);
    int to = 0;
    for (int row = 0; row < rows; row++) {
      int from = row * rowBytes;
      int held = 0;
      int heldBits = 0;
      for (int i = 0; i < samplesPerRow; i++) {
        while (heldBits < bits) {
          held = (held << BITS_PER_BYTE) | (packed[from++] & 0xFF);
          heldBits += BITS_PER_BYTE;
        }
        heldBits -= bits;
        int sample = held >> heldBits & ((1 << bits) - 1);
        held &= (1 << heldBits) - 1;
        widened[to++] = (byte) sample;
        if (wide == 2) {
          widened[to++] = (byte) (sample >> BITS_PER_BYTE);
        }
      }
    }
    return widened;
  }

  /** Turns the order of the bits within each byte around, in place. */
  public static void reverse(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
    }
  }
}
