package org.readout.imaging.files.codec;

/**
 * Undoes what a PNG writer did to each row before it packed it.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#9Filters">PNG, third edition, section 9</a>
 */
public final class PngFilter {
  private PngFilter() {}

  /**
   * In place.
   *
   * @param rows each with the number of its filter before it
   * @param at where the first row begins
   * @param count of rows
   * @param rowBytes of a row, without the number
   * @param pixelBytes bytes of a whole pixel, at least 1
   * @return whether every row had a filter that there is
   */
  public static boolean undo(byte[] rows, int at, int count, int rowBytes, int pixelBytes) {
    for (int row = 0; row < count; row++) {
      int start = at + row * (rowBytes + 1) + 1;
      int above = row == 0 ? -1 : start - rowBytes - 1;
      switch (rows[start - 1]) {
        case 0 -> {}
        case 1 -> left(rows, start, rowBytes, pixelBytes);
        case 2 -> up(rows, start, above, rowBytes);
        case 3 -> average(rows, start, above, rowBytes, pixelBytes);
        case 4 -> paeth(rows, start, above, rowBytes, pixelBytes);
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private static void left(byte[] rows, int start, int rowBytes, int back) {
    for (int i = start + back; i < start + rowBytes; i++) {
      rows[i] += rows[i - back];
    }
  }

  private static void up(byte[] rows, int start, int above, int rowBytes) {
    for (int i = 0; above >= 0 && i < rowBytes; i++) {
      rows[start + i] += rows[above + i];
    }
  }

  private static void average(byte[] rows, int start, int above, int rowBytes, int back) {
    for (int i = 0; i < rowBytes; i++) {
      int left = i < back ? 0 : rows[start + i - back] & 0xFF;
      int up = above < 0 ? 0 : rows[above + i] & 0xFF;
      rows[start + i] += (byte) ((left + up) / 2);
    }
  }

  private static void paeth(byte[] rows, int start, int above, int rowBytes, int back) {
    for (int i = 0; i < rowBytes; i++) {
      int left = i < back ? 0 : rows[start + i - back] & 0xFF;
      int up = above < 0 ? 0 : rows[above + i] & 0xFF;
      int corner = above < 0 || i < back ? 0 : rows[above + i - back] & 0xFF;
      rows[start + i] += (byte) nearest(left, up, corner);
    }
  }

  /** Whichever of the three is nearest to left + up − corner; in this order if two are. */
  private static int nearest(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
