package org.readout.imaging;

/**
 * The samples of one channel of one plane as numbers: {@code heightPx} rows of {@code widthPx},
 * from the top left, row by row. Immutable by agreement: {@link #samples()} is not copied, because
 * a plane has millions of them, and nobody writes into it. Safe for many threads.
 *
 * <p>A sample has the unit of what made it: camera counts as stored, or counts after a correction
 * (then negative ones are right and stay).
 */
public final class Plane {
  private final int widthPx;
  private final int heightPx;
  private final float[] samples;

  private Plane(int widthPx, int heightPx, float[] samples) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.samples = samples;
  }

  /**
   * @param samples taken over, not copied: {@code widthPx · heightPx} of them
   * @throws IllegalArgumentException if a side is not positive or the number does not fit
   */
  public static Plane of(int widthPx, int heightPx, float[] samples) {
    if (widthPx <= 0 || heightPx <= 0 || (long) widthPx * heightPx != samples.length) {
      throw new IllegalArgumentException(
          "no such plane: %d × %d with %d samples".formatted(widthPx, heightPx, samples.length));
    }
    return new Plane(widthPx, heightPx, samples);
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** All of them, row by row; the plane's own array, to be read only. */
  public float[] samples() {
    return samples;
  }

  public float at(int x, int y) {
    return samples[y * widthPx + x];
  }
}
