package org.readout.analysis;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The difference between two groups in standard deviations, freed of the bias that small groups
 * give to Cohen's d. The interval comes from the noncentral t law.
 *
 * @param d Cohen's d: the difference over the pooled standard deviation
 * @param n1 values in the first group
 * @param n2 values in the second group
 * @see <a href="https://doi.org/10.3102/10769986006002107">Hedges 1981, J. Educ. Stat. 6:107</a>
 */
public record HedgesG(double d, int n1, int n2) {

  /** Needs three values in all, and scatter within the groups. */
  public static Outcome<HedgesG> of(double[] first, double[] second) {
    return TTest.student(first, second)
        .map(
            test -> {
              double root = Math.sqrt(1.0 / first.length + 1.0 / second.length);
              return new HedgesG(test.t() * root, first.length, second.length);
            });
  }

  /** J, by which d is too large on average: Γ(ν/2) / (√(ν/2)·Γ((ν − 1)/2)). */
  public double correction() {
    double half = (n1 + n2 - 2) / 2.0;
    return Math.exp(LogGamma.value(half) - LogGamma.value(half - 0.5)) / Math.sqrt(half);
  }

  public double g() {
    return d * correction();
  }

  /** The effects under which a t as far out as this one is not rarer than the level allows. */
  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    double tail = (1 - confidence) / 2;
    double root = Math.sqrt(1.0 / n1 + 1.0 / n2);
    double t = d / root;
    double low = Roots.ofIncreasing(delta -> law(delta).survival(t) - tail, t);
    double high = Roots.ofIncreasing(delta -> tail - law(delta).cumulative(t), t);
    double scale = root * correction();
    return new Interval(low * scale, high * scale, confidence);
  }

  private NoncentralT law(double delta) {
    return new NoncentralT(n1 + n2 - 2, delta);
  }
}
