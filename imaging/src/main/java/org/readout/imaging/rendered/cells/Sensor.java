package org.readout.imaging.rendered.cells;

/**
 * The camera: electrons to counts.
 *
 * @param gain counts an electron; every photon gives one electron
 * @param offset counts in the dark
 * @param readNoise standard deviation in the dark, in counts
 * @param bits 8, 12, 14 or 16: counts stop at the largest number that they hold
 * @param storedOffset what the program that writes the file adds to the counts: 0, or 32768 as
 *     signed counts in unsigned files have it
 */
public record Sensor(double gain, double offset, double readNoise, int bits, int storedOffset) {
  public static final Sensor USUAL = new Sensor(0.5, 100, 2, 16, 0);

  /** A small camera: 255 is soon reached. */
  public static final Sensor EIGHT_BITS = new Sensor(0.15, 8, 0.8, 8, 0);

  private static final int MOST_STORED = 65_535;

  public Sensor {
    Limits.require("gain", gain, 1e-6, 1e4);
    Limits.require("offset", offset, 0, MOST_STORED);
    Limits.require("readNoise", readNoise, 0, 1e4);
    if (bits != 8 && bits != 12 && bits != 14 && bits != 16) {
      throw new IllegalArgumentException("no camera of %d bits: 8, 12, 14 or 16".formatted(bits));
    }
    Limits.require("storedOffset", storedOffset, 0, MOST_STORED - ((1 << bits) - 1));
  }

  public Sensor withGain(double other) {
    return new Sensor(other, offset, readNoise, bits, storedOffset);
  }

  public Sensor withOffset(double other) {
    return new Sensor(gain, other, readNoise, bits, storedOffset);
  }

  public Sensor withReadNoise(double other) {
    return new Sensor(gain, offset, other, bits, storedOffset);
  }

  public Sensor withBits(int other) {
    return new Sensor(gain, offset, readNoise, other, storedOffset);
  }

  public Sensor withStoredOffset(int other) {
    return new Sensor(gain, offset, readNoise, bits, other);
  }

  /** The largest number in a file of this camera. */
  public int ceiling() {
    return storedOffset + (1 << bits) - 1;
  }

  /** The number in a file for so many electrons, read once. */
  short stored(double electrons, double noise) {
    double counts = Math.rint(offset + gain * electrons + readNoise * noise);
    double clipped = Math.max(0, Math.min((1 << bits) - 1, counts));
    return (short) (storedOffset + (int) clipped);
  }
}
