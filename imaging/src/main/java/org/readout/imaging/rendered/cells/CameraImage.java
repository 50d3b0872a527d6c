package org.readout.imaging.rendered.cells;

import java.util.List;
import org.readout.imaging.Plane;

/** The counts of one image as a camera's program stores them, 16 bits each. Immutable. */
public final class CameraImage {
  private static final int UNSIGNED = 0xFFFF;

  private final int widthPx;
  private final int heightPx;
  private final int bits;
  private final short[] samples;

  /**
   * @param samples taken over, not copied; unsigned
   */
  CameraImage(int widthPx, int heightPx, int bits, short[] samples) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.bits = bits;
    this.samples = samples;
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** Of the camera; a sample has 16 whatever the camera. */
  public int bits() {
    return bits;
  }

  public int at(int x, int y) {
    return samples[y * widthPx + x] & UNSIGNED;
  }

  /** Row by row, each sample as an unsigned 16-bit number; a copy. */
  public short[] samples() {
    return samples.clone();
  }

  /** The counts as numbers. */
  public Plane plane() {
    float[] counts = new float[samples.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = samples[i] & UNSIGNED;
    }
    return Plane.of(widthPx, heightPx, counts);
  }

  /** A TIFF of one page: grey, 16 bits, not compressed, without a pixel size. */
  public byte[] tiff() {
    return TiffFile.of(List.of(this), "");
  }

  /** A grey PNG of 16 bits. */
  public byte[] png() {
    return PngFile.of(widthPx, heightPx, samples);
  }

  int count(int i) {
    return samples[i] & UNSIGNED;
  }
}
