package org.readout.analysis;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The largest |t| of several groups against one control. Given the control's deviation z and the
 * scatter s the groups are independent, so that the tail is a double integral, taken by quadrature:
 * the same numbers on every run, with any group sizes.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1955.10501294">Dunnett 1955, JASA 50:1096</a>
 */
public final class DunnettLaw {
  /** Beyond this, on either side of a peak, φ is nothing. */
  private static final double FADED = 8.5;

  private static final double WIDEST_PANEL = 1.5;

  private final double df;
  private final double controls;
  private final Map<Integer, Integer> groupsBySize = new TreeMap<>();

  private DunnettLaw(double df, int controls, int[] treated) {
    this.df = df;
    this.controls = controls;
    Arrays.stream(treated).forEach(n -> groupsBySize.merge(n, 1, Integer::sum));
  }

  /**
   * @param df degrees of freedom of the pooled standard deviation
   * @param controls values in the control group
   * @param treated values in each other group
   */
  public static DunnettLaw of(double df, int controls, int... treated) {
    if (!(df > 0)
        || controls < 1
        || treated.length == 0
        || Arrays.stream(treated).min().orElse(0) < 1) {
      throw new IllegalArgumentException("a group has no value, or there is no degree of freedom");
    }
    return new DunnettLaw(df, controls, treated);
  }

  /** P that some |t| exceeds d. */
  public double survival(double d) {
    return d <= 0 ? 1 : Math.min(1, ScaleMixture.mean(df, 2 * d, s -> tail(d * s)));
  }

  /** The d that is exceeded with this probability. */
  public double critical(double probability) {
    return Math.exp(Roots.ofIncreasing(u -> probability - survival(Math.exp(u)), 1));
  }

  /** Twice the half line, because z and −z are alike. */
  private double tail(double w) {
    double width = WIDEST_PANEL;
    for (int n : groupsBySize.keySet()) {
      width = Math.min(width, 2 * Math.sqrt(controls / (n + controls)));
    }
    return 2 * Legendre.integral(0, Math.max(FADED, w + FADED), width, z -> integrand(z, w));
  }

  private double integrand(double z, double w) {
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (density == 0) {
      return 0;
    }
    double logInside = 0;
    for (Map.Entry<Integer, Integer> groups : groupsBySize.entrySet()) {
      double slope = Math.sqrt(groups.getKey() / (groups.getKey() + controls));
      double spread = Math.sqrt(controls / (groups.getKey() + controls));
      double outside = normal((slope * z - w) / spread) + normal((-slope * z - w) / spread);
      logInside += groups.getValue() * Math.log1p(-Math.min(1, outside));
    }
    return density * -Math.expm1(logInside);
  }

  private static double normal(double z) {
    return Erfc.value(-z / Math.sqrt(2)) / 2;
  }
}
