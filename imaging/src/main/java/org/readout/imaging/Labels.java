package org.readout.imaging;

import java.util.Arrays;

/**
 * Which object each pixel belongs to: {@code heightPx} rows of {@code widthPx}, row by row; 0 is
 * background, an object has the same positive number in all of its pixels. Immutable by agreement,
 * as {@link Plane} is. Safe for many threads.
 */
public final class Labels {
  private final int widthPx;
  private final int heightPx;
  private final int[] ids;
  private final int largest;

  private Labels(int widthPx, int heightPx, int[] ids, int largest) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.ids = ids;
    this.largest = largest;
  }

  /**
   * @param ids taken over, not copied: {@code widthPx · heightPx} of them, none negative
   * @throws IllegalArgumentException if a side is not positive or the number does not fit
   */
  public static Labels of(int widthPx, int heightPx, int[] ids) {
    if (widthPx <= 0 || heightPx <= 0 || (long) widthPx * heightPx != ids.length) {
      throw new IllegalArgumentException(
          "no such labels: %d × %d with %d pixels".formatted(widthPx, heightPx, ids.length));
    }
    return new Labels(widthPx, heightPx, ids, Arrays.stream(ids).max().orElse(0));
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** All of them, row by row; the labels' own array, to be read only. */
  public int[] ids() {
    return ids;
  }

  public int at(int x, int y) {
    return ids[y * widthPx + x];
  }

  /** The largest number in use; 0 where there is no object. */
  public int largest() {
    return largest;
  }
}
