package org.readout.analysis;

/**
 * The ratio of two arithmetic means with Fieller's interval, one variance for both groups. Where
 * the mean below cannot be told from zero (g of 1 or more) no finite interval holds the level and
 * both bounds are infinite.
 *
 * @param ratio first mean over second mean
 * @param g the square of (t critical × SEM ÷ mean) of the group below
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1954.tb00159.x">Fieller 1954, J. R. Stat. Soc.
 *     B 16:175</a>
 */
public record FiellerRatio(double ratio, double g, Interval interval) {

  /** Needs three values in all, scatter, and a second mean other than zero. */
  public static Outcome<FiellerRatio> of(double[] first, double[] second, double confidence) {
    Interval.requireConfidence(confidence);
    if (first.length == 0 || second.length == 0 || first.length + second.length < 3) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Descriptive a = Descriptive.of(first);
    Descriptive b = Descriptive.of(second);
    double pooled = (a.squares() + b.squares()) / (a.n() + b.n() - 2);
    if (pooled == 0 || b.mean() == 0) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double t = StudentT.critical(confidence, a.n() + b.n() - 2);
    double ratio = a.mean() / b.mean();
    double g = t * t * pooled / b.n() / (b.mean() * b.mean());
    return Outcome.found(
        new FiellerRatio(
            ratio, g, interval(ratio, g, t, pooled, a.n(), b.n(), b.mean(), confidence)));
  }

  private static Interval interval(
      double ratio, double g, double t, double pooled, int na, int nb, double below, double level) {
    if (g >= 1) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }
    double half =
        t / Math.abs(below) * Math.sqrt(pooled * ((1 - g) / na + ratio * ratio / nb)) / (1 - g);
    double middle = ratio / (1 - g);
    return new Interval(middle - half, middle + half, level);
  }
}
