package org.readout.imaging.potential.lapse;

import org.readout.imaging.ImageException;

/** Least squares of {@code a · exp(−k t)}, by Gauss and Newton from the line through logarithms. */
final class ExponentialFit {
  /** Two parameters, and as many left over to judge them by. */
  private static final int LEAST_FRAMES = 4;

  private static final int ROUNDS = 50;

  /** Of the rate: further steps change no printed digit. */
  private static final double SETTLED = 1e-10;

  private ExponentialFit() {}

  static Bleaching of(double[] seconds, double[] values, int cells) throws ImageException.Refused {
    int n = seconds.length;
    if (n < LEAST_FRAMES) {
      throw new ImageException.Refused(
          "bleaching: %d frames, and %d are needed".formatted(n, LEAST_FRAMES),
          "Record more frames of cells that nothing is done to.");
    }
    for (double value : values) {
      if (!(value > 0)) {
        throw new ImageException.Refused(
            "bleaching: the reference cells fall to the background",
            "Choose brighter reference cells, or lower the light.");
      }
    }
    double first = seconds[0];
    double k = rateOfLogarithms(seconds, values);
    double a = values[0];
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = step(seconds, values, first, a, k);
      a += step[0];
      k += step[1];
      if (Math.abs(step[1]) <= SETTLED * Math.abs(k) + Double.MIN_NORMAL) {
        break;
      }
    }
    return new Bleaching(k, standardError(seconds, values, first, a, k), n, cells);
  }

  private static double rateOfLogarithms(double[] seconds, double[] values) {
    int n = seconds.length;
    double meanT = 0;
    double meanLog = 0;
    for (int i = 0; i < n; i++) {
      meanT += seconds[i] / n;
      meanLog += Math.log(values[i]) / n;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      products += (seconds[i] - meanT) * (Math.log(values[i]) - meanLog);
      squares += (seconds[i] - meanT) * (seconds[i] - meanT);
    }
    return squares > 0 ? -products / squares : 0;
  }

  /** Changes of a and k that solve the normal equations. */
  private static double[] step(
      double[] seconds, double[] values, double first, double a, double k) {
    double[] normal = normal(seconds, first, a, k);
    double rightA = 0;
    double rightK = 0;
    for (int i = 0; i < seconds.length; i++) {
      double t = seconds[i] - first;
      double decay = Math.exp(-k * t);
      double residual = values[i] - a * decay;
      rightA += decay * residual;
      rightK += -a * t * decay * residual;
    }
    double determinant = normal[0] * normal[2] - normal[1] * normal[1];
    return determinant > 0
        ? new double[] {
          (normal[2] * rightA - normal[1] * rightK) / determinant,
          (normal[0] * rightK - normal[1] * rightA) / determinant
        }
        : new double[2];
  }

  /** Sums of squares and product of the derivatives by a and by k. */
  private static double[] normal(double[] seconds, double first, double a, double k) {
    double[] normal = new double[3];
    for (double second : seconds) {
      double t = second - first;
      double byA = Math.exp(-k * t);
      double byK = -a * t * byA;
      normal[0] += byA * byA;
      normal[1] += byA * byK;
      normal[2] += byK * byK;
    }
    return normal;
  }

  private static double standardError(
      double[] seconds, double[] values, double first, double a, double k) {
    double squares = 0;
    for (int i = 0; i < seconds.length; i++) {
      double residual = values[i] - a * Math.exp(-k * (seconds[i] - first));
      squares += residual * residual;
    }
    double[] normal = normal(seconds, first, a, k);
    double determinant = normal[0] * normal[2] - normal[1] * normal[1];
    return determinant > 0
        ? Math.sqrt(squares / (seconds.length - 2) * normal[0] / determinant)
        : 0;
  }
}
