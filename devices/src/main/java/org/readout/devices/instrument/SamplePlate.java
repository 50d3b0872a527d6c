package org.readout.devices.instrument;

import java.time.Duration;
import org.readout.devices.Well;

/**
 * What is in the wells of a simulated plate. The same seed is the same plate: a dilution series
 * down each column that grows with time, columns that get paler to the right, a last column of
 * buffer whose absorbance lies around zero, and a last well that no reader sees through. Immutable.
 */
public final class SamplePlate {
  /** Above what any reader measures. */
  public static final double OPAQUE_OD = 9;

  private static final int LAST_ROW = 7;
  private static final int LAST_COLUMN = 11;
  private static final double DARKEST_OD = 2.6;
  private static final double DILUTION = 0.62;
  private static final double PALER_PER_COLUMN = 0.06;
  private static final double GROWTH_PER_HOUR = 0.08;
  private static final double NOISE_OD = 0.004;
  private static final double BLANK_OD = -0.003;
  private static final double COUNTS_PER_OD = 40_000;
  private static final double LIGHT_PER_OD = 9_000;
  private static final double RED_SHIFT_PER_NM = 0.0009;
  private static final double MIDDLE_NM = 500;
  private static final double SECONDS_PER_HOUR = 3600;

  private final long seed;

  public SamplePlate(long seed) {
    this.seed = seed;
  }

  /** In OD; may be a little below zero. */
  public double absorbance(Well well, double nanometres, Duration at) {
    if (well.row() == LAST_ROW && well.column() == LAST_COLUMN) {
      return OPAQUE_OD;
    }
    double noise = NOISE_OD * noise(well, (long) nanometres + at.toMillis());
    if (well.column() == LAST_COLUMN) {
      return BLANK_OD + noise;
    }
    double dark = DARKEST_OD * Math.pow(DILUTION, well.row() % (LAST_ROW + 1));
    double pale = 1 - PALER_PER_COLUMN * (well.column() % (LAST_COLUMN + 1));
    double red = 1 - RED_SHIFT_PER_NM * (nanometres - MIDDLE_NM);
    double grown = 1 + GROWTH_PER_HOUR * at.toMillis() / 1000 / SECONDS_PER_HOUR;
    return dark * pale * red * grown + noise;
  }

  /** In counts; above a million in the last well. */
  public double fluorescence(Well well, double excitationNm, double emissionNm, Duration at) {
    double od = absorbance(well, excitationNm, at) + 1e-3 * (emissionNm - excitationNm);
    return Math.max(1, Math.rint(od * COUNTS_PER_OD));
  }

  /** In counts. */
  public double luminescence(Well well, Duration at) {
    return Math.max(1, Math.rint(absorbance(well, MIDDLE_NM, at) * LIGHT_PER_OD));
  }

  /** From −1 to 1, the same for the same well and salt (the finalizer of SplitMix64). */
  private double noise(Well well, long salt) {
    long z = seed + 0x9E3779B97F4A7C15L * (salt * 2048 + well.row() * 64L + well.column() + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >> 11) * 0x1.0p-52;
  }
}
