package org.readout.analysis.qpcr;

import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;
import org.readout.analysis.Outcome;
import org.readout.analysis.TTest;

/**
 * A target gene against a reference gene in treated and control samples: ΔCq per biological
 * replicate, ΔΔCq between groups, and the fold change taken back from it. Tests and intervals are
 * of ΔCq; those of 2^−ΔΔCq are skewed and wrong.
 *
 * @param treated ΔCq (target − reference) over biological replicates, technical ones averaged
 *     before
 * @param control the same of the control
 * @param ofDeltaCq treated minus control
 * @see <a href="https://doi.org/10.1006/meth.2001.1262">Livak and Schmittgen 2001, Methods
 *     25:402</a>
 */
public record RelativeExpression(Descriptive treated, Descriptive control, TTest ofDeltaCq) {

  /** Each group with its own scatter: independent cultures; needs two of both. */
  public static Outcome<RelativeExpression> welch(double[] treated, double[] control) {
    return TTest.welch(treated, control).map(test -> of(treated, control, test));
  }

  /** One scatter for both groups; one of them may have a single value. */
  public static Outcome<RelativeExpression> student(double[] treated, double[] control) {
    return TTest.student(treated, control).map(test -> of(treated, control, test));
  }

  /** The values at the same position are of one experiment. */
  public static Outcome<RelativeExpression> paired(double[] treated, double[] control) {
    return TTest.paired(treated, control).map(test -> of(treated, control, test));
  }

  private static RelativeExpression of(double[] treated, double[] control, TTest test) {
    return new RelativeExpression(Descriptive.of(treated), Descriptive.of(control), test);
  }

  /**
   * Target minus reference, replicate by replicate.
   *
   * @throws IllegalArgumentException when lengths differ
   */
  public static double[] deltaCq(double[] target, double[] reference) {
    if (target.length != reference.length) {
      throw new IllegalArgumentException("every target cycle needs its reference cycle");
    }
    double[] delta = new double[target.length];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = target[i] - reference[i];
    }
    return delta;
  }

  /** In cycles: treated minus control. */
  public double deltaDeltaCq() {
    return ofDeltaCq.estimate();
  }

  /** 2^−ΔΔCq: takes both genes to double in each cycle. */
  public double fold() {
    return Math.pow(2, -deltaDeltaCq());
  }

  /** Asymmetric, as a ratio's is. */
  public Interval foldInterval(double confidence) {
    Interval cycles = ofDeltaCq.interval(confidence);
    return new Interval(Math.pow(2, -cycles.high()), Math.pow(2, -cycles.low()), confidence);
  }

  /** Two-sided, against no change. */
  public double p() {
    return ofDeltaCq.p();
  }

  /**
   * The ratio where the genes do not double: E_target^ΔCq(target) over E_reference^ΔCq(reference),
   * each Δ the mean of the control minus that of the treated.
   *
   * @param efficiencyTarget by how much a cycle multiplies the target, 1 to 2 and a little more
   * @param efficiencyReference the same of the reference
   * @see <a href="https://doi.org/10.1093/nar/29.9.e45">Pfaffl 2001, Nucleic Acids Res. 29:e45</a>
   */
  public static double pfafflRatio(
      double efficiencyTarget,
      double efficiencyReference,
      Cycles treatedMeans,
      Cycles controlMeans) {
    double target = Math.pow(efficiencyTarget, controlMeans.targetCq() - treatedMeans.targetCq());
    double reference =
        Math.pow(efficiencyReference, controlMeans.referenceCq() - treatedMeans.referenceCq());
    return target / reference;
  }

  /** Mean cycles of the two genes in one group. */
  public record Cycles(double targetCq, double referenceCq) {
    public static Cycles meansOf(double[] target, double[] reference) {
      return new Cycles(Descriptive.of(target).mean(), Descriptive.of(reference).mean());
    }
  }
}
