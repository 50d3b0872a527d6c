package org.readout.imaging.potential;

/** A plane cut into blocks of nearly equal size, {@code rows} of {@code columns}. Immutable. */
record Grid(int widthPx, int heightPx, int columns, int rows) {
  int left(int column) {
    return column * widthPx / columns;
  }

  int top(int row) {
    return row * heightPx / rows;
  }

  /** Centre of a column of blocks, −1 at the left border of the plane to 1 at the right. */
  double across(int column) {
    return (left(column) + left(column + 1)) / (double) widthPx - 1;
  }

  /** Centre of a row of blocks, −1 at the top border of the plane to 1 at the bottom. */
  double down(int row) {
    return (top(row) + top(row + 1)) / (double) heightPx - 1;
  }

  /** The median of each block. */
  float[] medians(float[] samples) {
    float[] medians = new float[columns * rows];
    float[] block = new float[(widthPx / columns + 1) * (heightPx / rows + 1)];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int n = 0;
        for (int y = top(row); y < top(row + 1); y++) {
          int width = left(column + 1) - left(column);
          System.arraycopy(samples, y * widthPx + left(column), block, n, width);
          n += width;
        }
        medians[row * columns + column] = (float) Order.median(block, n);
      }
    }
    return medians;
  }
}
