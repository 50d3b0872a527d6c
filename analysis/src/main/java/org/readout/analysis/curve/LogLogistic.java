package org.readout.analysis.curve;

/**
 * The curve bottom + (top − bottom) / [1 + exp(slope · (ln x − ln e))]^asymmetry. It falls from top
 * to bottom where the slope is above zero and rises where it is below. At a dose of zero it has its
 * limit.
 *
 * @param e the dose of the inflection; half-way where the asymmetry is 1
 * @param asymmetry 1 for a symmetric curve
 */
public record LogLogistic(double slope, double bottom, double top, double e, double asymmetry) {
  public LogLogistic {
    if (!(e > 0) || !(asymmetry > 0)) {
      throw new IllegalArgumentException("no such curve: e " + e + ", asymmetry " + asymmetry);
    }
  }

  /** The response at a dose of 0 or above. */
  public double at(double dose) {
    if (dose == 0) {
      return slope > 0 ? top : bottom;
    }
    return bottom + (top - bottom) * share(slope * (Math.log(dose) - Math.log(e)), asymmetry);
  }

  /**
   * The dose with this response.
   *
   * @return 0 or infinite for a response on a plateau, NaN for one beyond
   */
  double inverse(double response) {
    double share = (response - bottom) / (top - bottom);
    return share >= 0 && share <= 1 ? doseOfShare(share) : Double.NaN;
  }

  /** The dose at which this share of the span is left above the bottom. */
  double doseOfShare(double share) {
    return e * Math.exp(Math.log(odds(share, asymmetry)) / slope);
  }

  /** exp of the distance from the inflection, slope included, at which this share is left. */
  static double odds(double share, double asymmetry) {
    return Math.expm1(-Math.log(share) / asymmetry);
  }

  /** (1 + e^u)^−f without overflow. */
  static double share(double u, double asymmetry) {
    return Math.exp(-asymmetry * softplus(u));
  }

  /** ln(1 + e^u). */
  static double softplus(double u) {
    return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
  }
}
