package org.readout.imaging.rendered.cells;

/**
 * How much experiments, wells and cells differ when nothing is done to them. Standard deviations in
 * millivolts, and of staining relative to its mean.
 *
 * @param dayMv between experiments; all wells of a day share it
 * @param armDayMv of what a treatment does, between experiments: the error of a paired comparison
 * @param wellMv between wells of one day and treatment
 * @param cellMv between cells of a well
 * @param dayStainingCv of the dye's uptake, between experiments
 * @param wellStainingCv between wells
 * @param cellStainingCv between cells
 */
public record Scatter(
    double dayMv,
    double armDayMv,
    double wellMv,
    double cellMv,
    double dayStainingCv,
    double wellStainingCv,
    double cellStainingCv) {
  public static final Scatter USUAL = new Scatter(4, 1, 1, 6, 0.15, 0.04, 0.1);

  /** Everything is exactly what was planted. */
  public static final Scatter NONE = new Scatter(0, 0, 0, 0, 0, 0, 0);

  public Scatter {
    Limits.require("dayMv", dayMv, 0, 50);
    Limits.require("armDayMv", armDayMv, 0, 50);
    Limits.require("wellMv", wellMv, 0, 50);
    Limits.require("cellMv", cellMv, 0, 50);
    Limits.require("dayStainingCv", dayStainingCv, 0, 2);
    Limits.require("wellStainingCv", wellStainingCv, 0, 2);
    Limits.require("cellStainingCv", cellStainingCv, 0, 2);
  }
}
