package org.readout.analysis;

/**
 * The shape of a sample: √b₁ and b₂, the third and fourth central moments over the powers of the
 * second, and the estimates freed of bias that are called G₁ and G₂.
 *
 * @param n how many values
 * @param rootB1 skewness, 0 for a symmetric sample
 * @param b2 kurtosis, 3 for the normal law
 * @see <a href="https://doi.org/10.1111/1467-9884.00122">Joanes and Gill 1998, The Statistician
 *     47:183</a>
 */
public record Moments(int n, double rootB1, double b2) {

  /** Needs two values that differ. */
  public static Outcome<Moments> of(double... values) {
    if (values.length < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double mean = Descriptive.of(values).mean();
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : values) {
      double d = value - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    int n = values.length;
    double m2 = second / n;
    return second > 0
        ? Outcome.found(new Moments(n, third / n / Math.pow(m2, 1.5), fourth / n / (m2 * m2)))
        : Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
  }

  /** G₁; needs three values. */
  public double skewness() {
    return rootB1 * Math.sqrt(n * (n - 1.0)) / (n - 2);
  }

  /** G₂, 0 for the normal law; needs four values. */
  public double excessKurtosis() {
    return (n - 1.0) / (n - 2.0) / (n - 3.0) * ((n + 1) * (b2 - 3) + 6);
  }
}
