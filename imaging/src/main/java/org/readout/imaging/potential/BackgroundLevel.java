package org.readout.imaging.potential;

/** Measures a {@link Background}. */
final class BackgroundLevel {
  private static final int TILES = 4;

  /** The median over so many pixels is known to a tenth of the noise of one. */
  private static final int LEAST_IN_TILE = 200;

  /** So many of a tile fix its median to a fiftieth of the noise. */
  private static final int ENOUGH_IN_TILE = 4096;

  /** So many fix a standard deviation to 0.5 %. */
  private static final int ENOUGH_FOR_NOISE = 1 << 16;

  /** The median of the darkest twentieth. */
  private static final double DARKEST = 0.025;

  private BackgroundLevel() {}

  static Background of(CorrectedChannel channel, CellFree free) {
    int[] pixels = free.pixels();
    float[] stored = gathered(channel.image().stored().samples(), pixels);
    float[] values = gathered(channel.plane().samples(), pixels);
    double level = Order.median(values, values.length);
    return new Background(
        level,
        noise(values, level),
        values.length,
        drift(values, free),
        Order.median(stored, stored.length),
        free.origin());
  }

  static Background ofBlank(CorrectedChannel blank) {
    float[] values = blank.plane().samples();
    float[] stored = blank.image().stored().samples();
    double level = Order.median(values, values.length);
    return new Background(
        level,
        noise(values, level),
        values.length,
        0,
        Order.median(stored, stored.length),
        Background.Origin.BLANK_WELL);
  }

  static Background ofDarkest(CorrectedChannel channel) {
    float[] values = channel.plane().samples();
    float[] stored = channel.image().stored().samples();
    return new Background(
        Order.quantile(values, values.length, DARKEST),
        noiseBetweenNeighbours(values),
        (int) (2 * DARKEST * values.length),
        0,
        Order.quantile(stored, stored.length, DARKEST),
        Background.Origin.DARKEST_PIXELS);
  }

  private static double noise(float[] values, double level) {
    float[] some = Order.chosen(values, ENOUGH_FOR_NOISE);
    return Scatter.sdOfCounts(some, some.length, level);
  }

  private static float[] gathered(float[] samples, int[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[pixels[i]];
    }
    return values;
  }

  /** Neighbours see nearly the same light, so that they differ by the noise of two pixels. */
  private static double noiseBetweenNeighbours(float[] values) {
    if (values.length < 2) {
      return 0;
    }
    float[] steps = new float[values.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = values[i + 1] - values[i];
    }
    return Scatter.sdOfCounts(steps, steps.length, 0) / Math.sqrt(2);
  }

  private static double drift(float[] values, CellFree free) {
    float[][] tiles = new float[TILES * TILES][ENOUGH_IN_TILE];
    int[] filled = new int[tiles.length];
    int step = Math.max(1, 2 * values.length / (tiles.length * ENOUGH_IN_TILE)) | 1;
    for (int i = 0; i < values.length; i += step) {
      int x = free.pixels()[i] % free.widthPx();
      int y = free.pixels()[i] / free.widthPx();
      int tile = y * TILES / free.heightPx() * TILES + x * TILES / free.widthPx();
      if (filled[tile] < ENOUGH_IN_TILE) {
        tiles[tile][filled[tile]++] = values[i];
      }
    }
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int tile = 0; tile < tiles.length; tile++) {
      if (filled[tile] >= LEAST_IN_TILE) {
        double median = Order.median(tiles[tile], filled[tile]);
        lowest = Math.min(lowest, median);
        highest = Math.max(highest, median);
      }
    }
    return Math.max(0, highest - lowest);
  }
}
