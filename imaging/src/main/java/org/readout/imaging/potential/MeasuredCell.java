package org.readout.imaging.potential;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cell in numbers. Immutable.
 *
 * @param id its number in the labels
 * @param xPx column of the centroid of its nucleus (of the cell, where it has none)
 * @param yPx row of the same
 * @param mass null where no mass channel was recorded
 * @param jc1 null unless the probe is red and green
 * @param flags in the order of their declaration
 * @param excluded why it does not count in the field's means; null if it counts
 */
public record MeasuredCell(
    int id,
    double xPx,
    double yPx,
    Area area,
    Brightness brightness,
    @Nullable Mass mass,
    @Nullable Jc1 jc1,
    Set<CellFlag> flags,
    @Nullable Refusal excluded) {
  public MeasuredCell {
    EnumSet<CellFlag> own = EnumSet.noneOf(CellFlag.class);
    own.addAll(flags);
    flags = Collections.unmodifiableSet(own);
  }

  public Optional<Refusal> excludedBecause() {
    return Optional.ofNullable(excluded);
  }

  public boolean atBorder() {
    return flags.contains(CellFlag.AT_BORDER);
  }

  /** Pixels. */
  public record Area(int cellPx, int nucleusPx, int mitochondriaPx) {
    /** Mitochondria over the cell without its nucleus; empty for a cell that is all nucleus. */
    public OptionalDouble mitochondrialFraction() {
      int cytoplasm = cellPx - nucleusPx;
      return cytoplasm > 0
          ? OptionalDouble.of(mitochondriaPx / (double) cytoplasm)
          : OptionalDouble.empty();
    }
  }

  /**
   * The probe's light, background-subtracted, in camera counts a pixel unless said otherwise.
   *
   * @param cellMean mean over the cell, nucleus included
   * @param integratedDensity sum over the cell, counts
   * @param ctcf the sum of the stored counts less area times the median of stored counts in
   *     cell-free pixels, as it is done by hand in ImageJ: not corrected for uneven light
   * @param mitochondrialMean mean over the cell's mitochondria
   * @param nucleusMean mean over the nucleus
   * @param cytoplasmMean mean over the cell without its nucleus: the ring where cells are rings
   * @param coreMedian median over the inner part of the nucleus, where there is no mitochondrion:
   *     stands for the cytosol
   * @param mitochondrialCv standard deviation over mean, over the cell's mitochondria
   * @param clumping 95th percentile over median, over the cell's mitochondria
   * @param perinuclearOverPeripheral mean over the cytoplasm nearer to the nucleus than to the
   *     cell's edge, over mean of the rest of the cytoplasm
   * @param cellSaturated the part of the cell's pixels at the camera's ceiling, 0 to 1
   * @param mitochondriaSaturated the same of its mitochondria
   */
  public record Brightness(
      Estimate cellMean,
      Estimate cellMedian,
      Estimate integratedDensity,
      Estimate ctcf,
      Estimate mitochondrialMean,
      Estimate nucleusMean,
      Estimate cytoplasmMean,
      Estimate coreMedian,
      Estimate mitochondrialCv,
      Estimate clumping,
      Estimate perinuclearOverPeripheral,
      double cellSaturated,
      double mitochondriaSaturated) {}

  /**
   * The probe per mitochondrial mass.
   *
   * @param mean of the mass channel over the cell, camera counts above background
   * @param signalToNoise of the mass channel: mean over the mitochondria (the cell, where none were
   *     sought) over the background's standard deviation
   * @param ratio sum of the probe over sum of the mass channel, both over the cell
   */
  public record Mass(Estimate mean, double signalToNoise, Estimate ratio) {}

  /**
   * Aggregate over monomer. Ordinal: never to be turned into millivolts.
   *
   * @param redSum over the cell's mitochondria, corrected for green light in the red channel
   * @param greenSum over the same
   * @param ratio red sum over green sum
   */
  public record Jc1(Estimate redSum, Estimate greenSum, Estimate ratio, Estimate log2Ratio) {}
}
