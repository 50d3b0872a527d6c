package org.readout.imaging.mitochondria;

/**
 * Size and form of a connected set of pixels.
 *
 * @param perimeter by Crofton's formula over four directions
 * @param aspect long over short axis of the ellipse of the same second moments, from 1
 */
record ObjectShape(double x, double y, int area, double perimeter, double aspect) {
  /** A pixel's own second moment: it is a square and not a point. */
  private static final double PIXEL_VARIANCE = 1.0 / 12;

  static ObjectShape of(int[] pixels, int start, int end, int imageWidth, Grid grid) {
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    // From the first pixel, so that the squares stay small.
    int x0 = pixels[start] % imageWidth;
    int y0 = pixels[start] / imageWidth;
    for (int i = start; i < end; i++) {
      double x = pixels[i] % imageWidth - x0;
      double y = Math.floorDiv(pixels[i], imageWidth) - y0;
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumYy += y * y;
      sumXy += x * y;
    }
    int n = end - start;
    double meanX = sumX / n;
    double meanY = sumY / n;
    double xx = sumXx / n - meanX * meanX + PIXEL_VARIANCE;
    double yy = sumYy / n - meanY * meanY + PIXEL_VARIANCE;
    double xy = sumXy / n - meanX * meanY;
    double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double major = (xx + yy) / 2 + root;
    double minor = Math.max(PIXEL_VARIANCE, (xx + yy) / 2 - root);
    return new ObjectShape(
        x0 + meanX, y0 + meanY, n, perimeter(grid), Math.sqrt(Math.max(1, major / minor)));
  }

  /** 4πA/P², 0 to 1. */
  double circularity() {
    return Math.min(1, 4 * Math.PI * area / (perimeter * perimeter));
  }

  /** For a disc, 8r pairs of neighbours cross its border straight and 8√2 r diagonally. */
  private static double perimeter(Grid grid) {
    int straight = 0;
    int diagonal = 0;
    for (int p : grid.places) {
      for (int k = 0; k < 8; k += 2) {
        straight += grid.inside[p + grid.step[k]] ? 0 : 1;
        diagonal += grid.inside[p + grid.step[k + 1]] ? 0 : 1;
      }
    }
    return Math.PI / 8 * (straight + diagonal / Math.sqrt(2));
  }
}
