package org.readout.imaging.rendered.cells;

/**
 * What is given to the cells while they are watched. It moves the potential of each living cell
 * towards {@code kept · before + shiftMv}, along an exponential.
 *
 * @param name for the record, for example {@code FCCP}
 * @param atS when it is given, in seconds from the first frame
 * @param kept share of the potential that stays: 0 after an uncoupler
 * @param shiftMv what is added; negative is more polarised
 * @param relaxS time constant of its action
 */
public record Drug(String name, double atS, double kept, double shiftMv, double relaxS) {
  private static final double USUAL_RELAX_S = 20;

  /** The synthase no longer draws on the potential, which rises by as much. */
  static final double OLIGOMYCIN_SHIFT_MV = -8;

  public Drug {
    Limits.require("atS", atS, 0, 1e6);
    Limits.require("kept", kept, 0, 2);
    Limits.require("shiftMv", shiftMv, -200, 200);
    Limits.require("relaxS", relaxS, 1e-3, 1e5);
  }

  /** An uncoupler that takes the potential away. */
  public static Drug fccp(double atS) {
    return new Drug("FCCP", atS, 0, Potentials.COLLAPSED_MV, USUAL_RELAX_S);
  }

  /** Stops the ATP synthase. */
  public static Drug oligomycin(double atS) {
    return new Drug("oligomycin", atS, 1, OLIGOMYCIN_SHIFT_MV, USUAL_RELAX_S);
  }
}
