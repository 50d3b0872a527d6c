package org.readout.analysis.curve;

/** A height on a dose–response curve, whose dose is asked for. */
public sealed interface Level {
  /**
   * A share of the span between the fitted plateaus.
   *
   * @param aboveBottom between 0 and 1: 0.9 is 90 % of the way from the bottom to the top
   */
  record Share(double aboveBottom) implements Level {
    /** Between the plateaus: its dose is the relative IC50 (EC50). */
    public static final Share HALF_WAY = new Share(0.5);

    public Share {
      if (!(aboveBottom > 0 && aboveBottom < 1)) {
        throw new IllegalArgumentException("not a share between the plateaus: " + aboveBottom);
      }
    }
  }

  /**
   * A response, in the unit of the data: half of the control gives the absolute IC50.
   *
   * @param value taken as known exactly
   */
  record Response(double value) implements Level {}
}
