package org.readout.imaging.files.codec;

/**
 * Undoes the differences that a writer took along a row, before it packed it.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     14</a>
 * @see <a href="https://www.adobe.io/open/standards/TIFF.html">Adobe Photoshop TIFF Technical Note
 *     3</a>
 */
public final class Predictor {
  private Predictor() {}

  /**
   * Each sample but the first {@code stride} of a row is the difference to the one {@code stride}
   * before it.
   *
   * @param littleEndian whole rows of samples, the lowest byte of each first
   * @param rowBytes bytes of a row
   * @param sampleBytes 1, 2, 4 or 8
   * @param stride samples a pixel, as they lie side by side
   */
  public static void undoDifferences(
      byte[] littleEndian, int rowBytes, int sampleBytes, int stride) {
    int back = stride * sampleBytes;
    for (int row = 0; row + rowBytes <= littleEndian.length; row += rowBytes) {
      for (int at = row + back; at + sampleBytes <= row + rowBytes; at += sampleBytes) {
        int carry = 0;
        for (int b = at; b < at + sampleBytes; b++) {
          carry += (littleEndian[b] & 0xFF) + (littleEndian[b - back] & 0xFF);
          littleEndian[b] = (byte) carry;
          carry >>= 8;
        }
      }
    }
  }

  /**
   * Floating-point samples whose bytes stand by rank in each row, the highest of all samples first,
   * and each as the difference to the byte {@code stride} before.
   *
   * @return the same rows with whole samples, the lowest byte of each first
   */
  public static byte[] undoFloating(byte[] ranked, int rowBytes, int sampleBytes, int stride) {
    byte[] littleEndian = new byte[ranked.length];
    int samples = rowBytes / sampleBytes;
    for (int row = 0; row + rowBytes <= ranked.length; row += rowBytes) {
      for (int i = row + stride; i < row + rowBytes; i++) {
        ranked[i] += ranked[i - stride];
      }
      for (int rank = 0; rank < sampleBytes; rank++) {
        int from = row + rank * samples;
        int to = row + sampleBytes - 1 - rank;
        for (int i = 0; i < samples; i++) {
          littleEndian[to + i * sampleBytes] = ranked[from + i];
        }
      }
    }
    return littleEndian;
  }
}
