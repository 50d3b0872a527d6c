package org.readout.analysis.potential;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Counts the cells that look like those under FCCP on their own plate. */
final class DepolarisedGate {
  private final double share;
  private final TreeMap<String, int[]> below = new TreeMap<>();

  /**
   * @param share of FCCP cells that lie below the gate
   */
  DepolarisedGate(double share) {
    this.share = share;
  }

  /** The cells of a plate, FCCP wells among them. */
  void add(List<CellReading> cells, List<CellReading> fccp) {
    double gate = quantile(fccp.stream().mapToDouble(CellReading::signal).sorted().toArray());
    for (CellReading reading : cells) {
      CellIntensity cell = reading.cell();
      int[] counts =
          below.computeIfAbsent(
              key(cell.place().experiment(), cell.treatment()), place -> new int[2]);
      counts[0] += reading.signal() < gate ? 1 : 0;
      counts[1]++;
    }
  }

  /** Empty without FCCP wells on a plate of it. */
  OptionalDouble share(String experiment, String treatment) {
    int[] counts = below.get(key(experiment, treatment));
    return counts == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(counts[0] / (double) counts[1]);
  }

  /** Between order statistics, as R's type 7. */
  private double quantile(double[] ascending) {
    double position = (ascending.length - 1) * share;
    double[] around =
        Arrays.copyOfRange(
            ascending, (int) position, Math.min((int) position + 2, ascending.length));
    double beyond = around[around.length - 1] - around[0];
    return around[0] + (position - (int) position) * beyond;
  }

  private static String key(String experiment, String treatment) {
    return experiment + '\n' + treatment;
  }
}
