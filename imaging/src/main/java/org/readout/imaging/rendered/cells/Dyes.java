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
 * @param jc1RedPhotons from a pixel filled with mitochondria in which all JC-1 is aggregated
 * @param jc1GreenPhotons what a pixel filled with mitochondria has more without aggregates than
 *     with
 * @param jc1Bleed share of the green light that gets into the red image
 * @param autofluorescence photons of the cell itself, in every image but that of the nuclei
 */
public record Dyes(
    double exposure,
    double tmrmPerNm,
    double quenchNm,
    double nucleiPhotons,
    double massPhotons,
    double jc1RedPhotons,
    double jc1GreenPhotons,
    double jc1Bleed,
    double autofluorescence) {
  /** Loaded at a few nmol/L, so that light is proportional to concentration. */
  public static final Dyes USUAL =
      new Dyes(1, 0.05, Double.POSITIVE_INFINITY, 800, 400, 900, 400, 0, 0);

  /** Half of the JC-1 is aggregated at this potential. */
  private static final double JC1_MIDPOINT_MV = -120;

  private static final double JC1_SLOPE_MV = 8;

  /** Monomers that never aggregate, in mitochondria and in the rest of the cell. */
  private static final double JC1_GREEN_REST = 0.375;

  private static final double JC1_GREEN_CYTOSOL = 0.15;

  /** The mass dye is nearly, not wholly, in the mitochondria. */
  private static final double MASS_CYTOSOL_SHARE = 0.02;

  public Dyes {
    Limits.require("exposure", exposure, 0, 1e4);
    Limits.require("tmrmPerNm", tmrmPerNm, 0, 1e4);
    Limits.require("quenchNm", quenchNm, 1e-6, Double.POSITIVE_INFINITY);
    Limits.require("nucleiPhotons", nucleiPhotons, 0, 1e6);
    Limits.require("massPhotons", massPhotons, 0, 1e6);
    Limits.require("jc1RedPhotons", jc1RedPhotons, 0, 1e6);
    Limits.require("jc1GreenPhotons", jc1GreenPhotons, 0, 1e6);
    Limits.require("jc1Bleed", jc1Bleed, 0, 1);
    Limits.require("autofluorescence", autofluorescence, 0, 1e6);
  }

  public Dyes withExposure(double other) {
    return new Dyes(
        other,
        tmrmPerNm,
        quenchNm,
        nucleiPhotons,
        massPhotons,
        jc1RedPhotons,
        jc1GreenPhotons,
        jc1Bleed,
        autofluorescence);
  }

  public Dyes withTmrm(double photonsPerNm) {
    return new Dyes(
        exposure,
        photonsPerNm,
        quenchNm,
        nucleiPhotons,
        massPhotons,
        jc1RedPhotons,
        jc1GreenPhotons,
        jc1Bleed,
        autofluorescence);
  }

  public Dyes withQuench(double halfNm) {
    return new Dyes(
        exposure,
        tmrmPerNm,
        halfNm,
        nucleiPhotons,
        massPhotons,
        jc1RedPhotons,
        jc1GreenPhotons,
        jc1Bleed,
        autofluorescence);
  }

  public Dyes withBleed(double other) {
    return new Dyes(
        exposure,
        tmrmPerNm,
        quenchNm,
        nucleiPhotons,
        massPhotons,
        jc1RedPhotons,
        jc1GreenPhotons,
        other,
        autofluorescence);
  }

  public Dyes withAutofluorescence(double photons) {
    return new Dyes(
        exposure,
        tmrmPerNm,
        quenchNm,
        nucleiPhotons,
        massPhotons,
        jc1RedPhotons,
        jc1GreenPhotons,
        jc1Bleed,
        photons);
  }

  /** Cells that got the stain of the nuclei only. */
  public Dyes unstained() {
    return new Dyes(exposure, 0, quenchNm, nucleiPhotons, 0, 0, 0, jc1Bleed, autofluorescence);
  }

  /** Cells that got one dye only: that of mass, or JC-1 of which nothing aggregates. */
  public Dyes singleStain() {
    return new Dyes(
        exposure,
        0,
        quenchNm,
        nucleiPhotons,
        massPhotons,
        0,
        jc1GreenPhotons,
        jc1Bleed,
        autofluorescence);
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

  double jc1Red(double tubes, double aggregated) {
    return tubes * jc1RedPhotons * aggregated;
  }

  double jc1Green(double tubes, double aggregated) {
    double monomers = tubes * (1 - aggregated + JC1_GREEN_REST) + JC1_GREEN_CYTOSOL;
    return jc1GreenPhotons * monomers;
  }
}
