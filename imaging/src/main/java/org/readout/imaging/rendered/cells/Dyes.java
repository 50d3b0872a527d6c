package org.readout.imaging.rendered.cells;

/**
 * What the dyes turn a cell into, in photons that one pixel gets in one exposure.
 *
 * @param exposure multiplies the light of every dye: 0.2 is five times less light
 * @param tmrmPerNm photons from a pixel filled with 1 nmol/L
 * @param quenchNm concentration at which TMRM loses half of its light to itself; infinite in the
 *     non-quench mode
 * @param nucleiPhotons from a usual nucleus
 * @param massPhotons from a pixel filled with mitochondria
 * @param jc1Bleed share of the green light that gets into the red image
 */
public record Dyes(
    double exposure,
    double tmrmPerNm,
    double quenchNm,
    double nucleiPhotons,
    double massPhotons,
    double jc1Bleed) {
  /** Loaded at a few nmol/L, so that light is proportional to concentration. */
  public static final Dyes USUAL = new Dyes(1, 0.05, Double.POSITIVE_INFINITY, 800, 400, 0);

  /** Half of the JC-1 is aggregated at this potential. */
  private static final double JC1_MIDPOINT_MV = -120;

  private static final double JC1_SLOPE_MV = 8;
  private static final double JC1_RED_PHOTONS = 900;
  private static final double JC1_GREEN_PHOTONS = 400;

  /** Monomers that never aggregate, in mitochondria and in the rest of the cell. */
  private static final double JC1_GREEN_REST = 150;

  private static final double JC1_GREEN_CYTOSOL = 60;

  /** The mass dye is nearly, not wholly, in the mitochondria. */
  private static final double MASS_CYTOSOL_SHARE = 0.02;

  public Dyes {
    Limits.require("exposure", exposure, 0, 1e4);
    Limits.require("tmrmPerNm", tmrmPerNm, 0, 1e4);
    Limits.require("quenchNm", quenchNm, 1e-6, Double.POSITIVE_INFINITY);
    Limits.require("nucleiPhotons", nucleiPhotons, 0, 1e6);
    Limits.require("massPhotons", massPhotons, 0, 1e6);
    Limits.require("jc1Bleed", jc1Bleed, 0, 1);
  }

  public Dyes withExposure(double other) {
    return new Dyes(other, tmrmPerNm, quenchNm, nucleiPhotons, massPhotons, jc1Bleed);
  }

  public Dyes withQuench(double halfNm) {
    return new Dyes(exposure, tmrmPerNm, halfNm, nucleiPhotons, massPhotons, jc1Bleed);
  }

  public Dyes withTmrm(double photonsPerNm) {
    return new Dyes(exposure, photonsPerNm, quenchNm, nucleiPhotons, massPhotons, jc1Bleed);
  }

  public Dyes withBleed(double other) {
    return new Dyes(exposure, tmrmPerNm, quenchNm, nucleiPhotons, massPhotons, other);
  }

  /** Light of TMRM at a concentration, with what it quenches of itself. */
  double tmrm(double concentrationNm) {
    return tmrmPerNm * concentrationNm / (1 + concentrationNm / quenchNm);
  }

  double mass(double tubes) {
    return massPhotons * (tubes + MASS_CYTOSOL_SHARE);
  }

  /** The share of JC-1 in mitochondria that is aggregated: a logistic of the potential. */
  static double aggregated(double psiMv) {
    return 1 / (1 + StrictMath.exp((psiMv - JC1_MIDPOINT_MV) / JC1_SLOPE_MV));
  }

  static double jc1Red(double tubes, double aggregated) {
    return tubes * JC1_RED_PHOTONS * aggregated;
  }

  static double jc1Green(double tubes, double aggregated) {
    return tubes * (JC1_GREEN_PHOTONS * (1 - aggregated) + JC1_GREEN_REST) + JC1_GREEN_CYTOSOL;
  }
}
