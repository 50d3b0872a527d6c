package org.readout.analysis;

/**
 * Whether skewness and kurtosis are those of a normal sample, each brought to a standard normal
 * value and the two squared and added.
 *
 * @param skewness as a standard normal value
 * @param kurtosis as a standard normal value
 * @see <a href="https://doi.org/10.1093/biomet/57.3.679">D'Agostino 1970, Biometrika 57:679</a>
 * @see <a href="https://doi.org/10.1093/biomet/70.1.227">Anscombe and Glynn 1983, Biometrika
 *     70:227</a>
 */
public record DAgostinoPearson(double skewness, double kurtosis) {
  /** The approximation to the law of the skewness holds from here on. */
  private static final int FEWEST = 8;

  /** Needs eight values of which two differ; the kurtosis is good from twenty on. */
  public static Outcome<DAgostinoPearson> of(double... values) {
    return values.length < FEWEST
        ? Outcome.refused(Refusal.TOO_FEW_VALUES)
        : Moments.of(values).map(shape -> new DAgostinoPearson(skewness(shape), kurtosis(shape)));
  }

  /** K². */
  public double k2() {
    return skewness * skewness + kurtosis * kurtosis;
  }

  public double p() {
    return Tails.chiSquare(k2(), 2);
  }

  private static double skewness(Moments shape) {
    double n = shape.n();
    double y = shape.rootB1() * Math.sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
    double beta =
        3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
    double w2 = Math.sqrt(2 * (beta - 1)) - 1;
    double delta = 1 / Math.sqrt(Math.log(w2) / 2);
    double ratio = y / Math.sqrt(2 / (w2 - 1));
    return delta * Math.log(ratio + Math.sqrt(ratio * ratio + 1));
  }

  private static double kurtosis(Moments shape) {
    double n = shape.n();
    double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
    double x = (shape.b2() - 3 * (n - 1) / (n + 1)) / Math.sqrt(variance);
    double skew =
        6
            * (n * n - 5 * n + 2)
            / ((n + 7) * (n + 9))
            * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
    double a = 6 + 8 / skew * (2 / skew + Math.sqrt(1 + 4 / (skew * skew)));
    double cube = (1 - 2 / a) / (1 + x * Math.sqrt(2 / (a - 4)));
    return (1 - 2 / (9 * a) - Math.cbrt(cube)) / Math.sqrt(2 / (9 * a));
  }
}
