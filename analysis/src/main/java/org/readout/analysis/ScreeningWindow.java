package org.readout.analysis;

/**
 * How far apart the positive and the negative control of a plate lie, for their scatter. Robust
 * numbers take the median and 1.4826 times the median distance from it.
 *
 * @param zPrime 1 when the controls do not scatter; 0.5 and above is the usual gate
 * @param ssmd strictly standardised mean difference; infinite when the controls do not scatter
 * @see <a href="https://doi.org/10.1177/108705719900400206">Zhang 1999, J. Biomol. Screen. 4:67</a>
 * @see <a href="https://doi.org/10.1016/j.ygeno.2006.12.014">Zhang 2007, Genomics 89:552</a>
 */
public record ScreeningWindow(double zPrime, double ssmd) {

  /** From means and standard deviations; needs two wells of each control. */
  public static Outcome<ScreeningWindow> of(double[] positive, double[] negative) {
    if (positive.length < 2 || negative.length < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Descriptive p = Descriptive.of(positive);
    Descriptive n = Descriptive.of(negative);
    return of(p.mean() - n.mean(), p.sd().orElse(0), n.sd().orElse(0));
  }

  /** From medians, so that a single bad well does not decide; needs two wells of each control. */
  public static Outcome<ScreeningWindow> robust(double[] positive, double[] negative) {
    return positive.length < 2 || negative.length < 2
        ? Outcome.refused(Refusal.TOO_FEW_VALUES)
        : of(
            FiveNumbers.median(positive) - FiveNumbers.median(negative),
            FiveNumbers.scaledMad(positive),
            FiveNumbers.scaledMad(negative));
  }

  private static Outcome<ScreeningWindow> of(double window, double sdPositive, double sdNegative) {
    return window == 0
        ? Outcome.refused(Refusal.NO_WINDOW)
        : Outcome.found(
            new ScreeningWindow(
                1 - 3 * (sdPositive + sdNegative) / Math.abs(window),
                window / Math.hypot(sdPositive, sdNegative)));
  }
}
