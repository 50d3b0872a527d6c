package org.readout.imaging.rendered;

import java.util.function.DoubleUnaryOperator;

/**
 * Functions of a direction as tables. The table is entered by a fraction of {@code |x| + |y|}
 * instead of an arc tangent, which is slow and differs between machines.
 */
final class Compass {
  private static final int STEPS = 1024;
  private static final double TURN = 2 * StrictMath.PI;

  private final float[] values;

  private Compass(float[] values) {
    this.values = values;
  }

  /**
   * @param ofRadians angle from the x axis towards y, −π to π
   */
  static Compass of(DoubleUnaryOperator ofRadians) {
    float[] values = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double quarter = 4.0 * i / STEPS;
      double x = quarter < 2 ? 1 - quarter : quarter - 3;
      double y = quarter < 1 ? quarter : quarter < 3 ? 2 - quarter : quarter - 4;
      values[i] = (float) ofRadians.applyAsDouble(StrictMath.atan2(y, x));
    }
    return new Compass(values);
  }

  /** Smooth chance along a circle: mean 0, within about ±1, with {@code waves} octaves. */
  static Compass rough(Chance chance, int firstWave, int waves, double steepness) {
    double[] sizes = new double[waves];
    double[] starts = new double[waves];
    double power = 0;
    for (int k = 0; k < waves; k++) {
      sizes[k] = chance.normal() / StrictMath.pow(firstWave + k, steepness);
      starts[k] = chance.angle();
      power += sizes[k] * sizes[k] / 2;
    }
    double scale = 1 / StrictMath.sqrt(Math.max(power, 1e-9));
    return of(
        angle -> {
          double sum = 0;
          for (int k = 0; k < waves; k++) {
            sum += sizes[k] * StrictMath.cos((firstWave + k) * angle + starts[k]);
          }
          return Math.max(-1.8, Math.min(1.8, sum * scale)) / 1.8;
        });
  }

  float at(float x, float y) {
    float length = Math.abs(x) + Math.abs(y);
    if (length == 0) {
      return values[0];
    }
    float quarter = x >= 0 ? (y >= 0 ? y / length : 4 + y / length) : 2 - y / length;
    return values[(int) (quarter * (STEPS / 4)) & STEPS - 1];
  }

  /** The mean over the circle of the squared values: an outline's area over that of its circle. */
  double meanSquare() {
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      double along = 4.0 * i / STEPS % 1;
      // A step covers more of the circle on a diagonal than on an axis.
      double radians = 4.0 / STEPS / ((1 - along) * (1 - along) + along * along);
      sum += values[i] * values[i] * radians / TURN;
    }
    return sum;
  }
}
