package org.readout.imaging.files.codec;

/** The order of the bytes of a sample. */
public final class Bytes {
  private Bytes() {}

  /**
   * Turns the bytes of each sample around, in place.
   *
   * @param sampleBytes 1, 2, 4 or 8
   */
  public static void swap(byte[] samples, int sampleBytes) {
    for (int at = 0; at + sampleBytes <= samples.length; at += sampleBytes) {
      for (int low = at, high = at + sampleBytes - 1; low < high; low++, high--) {
        byte kept = samples[low];
        samples[low] = samples[high];
        samples[high] = kept;
      }
    }
  }
}
