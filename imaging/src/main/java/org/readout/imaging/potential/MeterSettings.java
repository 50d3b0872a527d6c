package org.readout.imaging.potential;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the meter draws its lines. Immutable.
 *
 * @param flagSaturated the part of a cell's mitochondrial pixels at the ceiling that flags it
 * @param refuseSaturated the part beyond which it has no mean
 * @param leastMassSignalToNoise mean of the mass channel over the noise of a pixel, below which
 *     nothing is divided by it
 * @param keepBorderCells whether cells that the border of the image cuts count in the field's means
 */
public record MeterSettings(
    double flagSaturated,
    double refuseSaturated,
    double leastMassSignalToNoise,
    boolean keepBorderCells) {
  public MeterSettings {
    if (!(flagSaturated >= 0 && flagSaturated <= refuseSaturated && refuseSaturated < 1)) {
      throw new IllegalArgumentException(
          "saturated parts %s to flag and %s to refuse".formatted(flagSaturated, refuseSaturated));
    }
    if (!(leastMassSignalToNoise > 0)) {
      throw new IllegalArgumentException("signal to noise " + leastMassSignalToNoise);
    }
  }

  /** One pixel in a thousand flags, one in a hundred refuses; mass at five times the noise. */
  public static MeterSettings defaults() {
    return new MeterSettings(0.001, 0.01, 5, false);
  }

  public MeterSettings withBorderCells(boolean keep) {
    return new MeterSettings(flagSaturated, refuseSaturated, leastMassSignalToNoise, keep);
  }

  /** Names and values, for the record of a computation. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("flag_saturated_fraction", flagSaturated);
    parameters.put("refuse_saturated_fraction", refuseSaturated);
    parameters.put("least_mass_signal_to_noise", leastMassSignalToNoise);
    parameters.put("keep_border_cells", keepBorderCells);
    return parameters;
  }
}
