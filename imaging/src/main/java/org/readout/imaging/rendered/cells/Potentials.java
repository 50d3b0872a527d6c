package org.readout.imaging.rendered.cells;

/**
 * The potentials of the cells of a field, and the dye that they are offered. Negative is inside.
 *
 * @param mitoMv mean potential over the inner membrane of a living cell's mitochondria
 * @param cellSdMv standard deviation between cells
 * @param plasmaMv over the plasma membrane, the same in all living cells
 * @param externalNm concentration of the dye in the bath
 * @param stainingCv standard deviation over mean of what cells take up at equal potential
 * @param temperatureC of the stage
 */
public record Potentials(
    double mitoMv,
    double cellSdMv,
    double plasmaMv,
    double externalNm,
    double stainingCv,
    double temperatureC) {
  public static final Potentials USUAL = new Potentials(-150, 6, -50, 10, 0, 37);

  /** After an uncoupler, and in a dead cell: what little is left. */
  public static final double COLLAPSED_MV = -3;

  /** CODATA 2018, J/(mol·K). */
  private static final double GAS_CONSTANT = 8.314462618;

  /** CODATA 2018, C/mol. */
  private static final double FARADAY = 96485.33212;

  private static final double ZERO_CELSIUS_K = 273.15;

  public Potentials {
    Limits.require("mitoMv", mitoMv, -300, 100);
    Limits.require("cellSdMv", cellSdMv, 0, 100);
    Limits.require("plasmaMv", plasmaMv, -200, 100);
    Limits.require("externalNm", externalNm, 0, 1e6);
    Limits.require("stainingCv", stainingCv, 0, 2);
    Limits.require("temperatureC", temperatureC, 0, 60);
  }

  /**
   * RT/F in millivolts: 26.73 at 37 °C. A potential of that much changes a concentration e-fold.
   */
  public double thermalMv() {
    return 1000 * GAS_CONSTANT * (temperatureC + ZERO_CELSIUS_K) / FARADAY;
  }

  /** How many times more concentrated the dye is inside, at equilibrium (Nernst). */
  public double accumulation(double potentialMv) {
    return StrictMath.exp(-potentialMv / thermalMv());
  }

  public Potentials withMito(double otherMv) {
    return new Potentials(otherMv, cellSdMv, plasmaMv, externalNm, stainingCv, temperatureC);
  }

  public Potentials withCellSd(double otherMv) {
    return new Potentials(mitoMv, otherMv, plasmaMv, externalNm, stainingCv, temperatureC);
  }

  public Potentials withPlasma(double otherMv) {
    return new Potentials(mitoMv, cellSdMv, otherMv, externalNm, stainingCv, temperatureC);
  }

  public Potentials withDye(double otherNm, double otherStainingCv) {
    return new Potentials(mitoMv, cellSdMv, plasmaMv, otherNm, otherStainingCv, temperatureC);
  }

  public Potentials atTemperature(double otherC) {
    return new Potentials(mitoMv, cellSdMv, plasmaMv, externalNm, stainingCv, otherC);
  }
}
