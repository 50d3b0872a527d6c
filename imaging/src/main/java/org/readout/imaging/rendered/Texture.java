package org.readout.imaging.rendered;

/** Smooth noise, −1 to 1, that repeats in both directions. Immutable. */
final class Texture {
  private static final int SIZE = 256;
  private static final int MASK = SIZE - 1;

  private final float[] values;

  private Texture(float[] values) {
    this.values = values;
  }

  /**
   * @param cells coarsest knots along a side, a power of two; each octave has twice as many
   * @param fall how much weaker the next octave is
   */
  static Texture of(Chance chance, int cells, int octaves, double fall) {
    float[] values = new float[SIZE * SIZE];
    double strength = 1;
    double total = 0;
    for (int octave = 0; octave < octaves && cells <= SIZE; octave++) {
      addOctave(values, chance, cells, strength);
      total += strength;
      strength *= fall;
      cells *= 2;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) total;
    }
    return new Texture(values);
  }

  private static void addOctave(float[] values, Chance chance, int cells, double strength) {
    float[] knots = new float[cells * cells];
    for (int i = 0; i < knots.length; i++) {
      knots[i] = (float) (chance.between(-1, 1) * strength);
    }
    int step = SIZE / cells;
    for (int y = 0; y < SIZE; y++) {
      int top = y / step * cells;
      int bottom = (y / step + 1) % cells * cells;
      float v = smooth((float) (y % step) / step);
      for (int x = 0; x < SIZE; x++) {
        int left = x / step;
        int right = (left + 1) % cells;
        float u = smooth((float) (x % step) / step);
        float above = knots[top + left] * (1 - u) + knots[top + right] * u;
        float below = knots[bottom + left] * (1 - u) + knots[bottom + right] * u;
        values[y * SIZE + x] += above * (1 - v) + below * v;
      }
    }
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  /** At whole pixels. */
  float at(int x, int y) {
    return values[(y & MASK) << 8 | (x & MASK)];
  }

  /** Between knots, bilinear: for a texture stretched over a picture. */
  float at(float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float u = x - left;
    float v = y - top;
    float above = at(left, top) * (1 - u) + at(left + 1, top) * u;
    float below = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
    return above * (1 - v) + below * v;
  }
}
