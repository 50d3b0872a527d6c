package org.readout.analysis.curve;

import org.readout.analysis.NestedModelsF;

/**
 * What a series of doses says about a dose–response curve: a fitted curve, or why there is none.
 */
public sealed interface DoseResponse
    permits FittedCurve,
        DoseResponse.TooFewDoses,
        DoseResponse.ZeroVariance,
        DoseResponse.NoDoseEffect,
        DoseResponse.SlopeUndefined,
        DoseResponse.NotConverged {

  /** Fewer different doses, or no more responses, than parameters. */
  record TooFewDoses(int doses, int responses, int parameters) implements DoseResponse {}

  /** Every response is the same. */
  record ZeroVariance(double response) implements DoseResponse {}

  /**
   * The curve explains no more than a constant does: the IC50 is beyond the largest dose.
   *
   * @param test of the curve against the constant
   */
  record NoDoseEffect(NestedModelsF test, double greatestDose) implements DoseResponse {}

  /**
   * The response jumps from one plateau to the other between two doses: the slope has no upper
   * limit, and the IC50 lies somewhere between them.
   */
  record SlopeUndefined(double lastBefore, double firstAfter) implements DoseResponse {}

  /** The steps did not settle. */
  record NotConverged() implements DoseResponse {}

  /**
   * By least squares, all rows counting the same. Rows must be what is independent: fit one curve
   * to each experiment and compare the logarithms of their IC50 where there are three or more.
   */
  static DoseResponse fit(DoseSeries series, CurveShape shape) {
    return CurveFit.of(series, shape);
  }
}
