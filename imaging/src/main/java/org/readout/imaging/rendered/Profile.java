package org.readout.imaging.rendered;

/** Light across a line, by the distance from it in pixels, as a table. Immutable when built. */
final class Profile {
  private static final int PER_PX = 4;

  private final int reachPx;
  private final float[] values;

  Profile(double reachPx) {
    this.reachPx = (int) reachPx + 1;
    this.values = new float[2 * this.reachPx * PER_PX + 1];
  }

  /** Adds a soft line: positive gains are brighter. */
  Profile line(double at, double sigma, double gain) {
    for (int i = 0; i < values.length; i++) {
      double far = ((double) i / PER_PX - reachPx - at) / sigma;
      values[i] += (float) (gain * StrictMath.exp(-far * far / 2));
    }
    return this;
  }

  float at(float distancePx) {
    if (!(Math.abs(distancePx) < reachPx)) {
      return 0;
    }
    return values[(int) ((distancePx + reachPx) * PER_PX)];
  }
}
