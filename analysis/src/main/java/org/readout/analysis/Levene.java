package org.readout.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * Whether groups scatter alike: the analysis of variance of the distances from each group's centre.
 * Advice, not a switch: it decides nothing about the test of the means.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1974.10482955">Brown and Forsythe 1974, JASA
 *     69:364</a>
 */
public final class Levene {
  private Levene() {}

  /** Levene's own, from the means. */
  public static Outcome<OneWayAnova> fromMeans(List<double[]> groups) {
    return of(groups, groups.stream().map(group -> Descriptive.of(group).mean()).toList());
  }

  /** Brown and Forsythe's, from the medians: keeps its level where values are skewed. */
  public static Outcome<OneWayAnova> fromMedians(List<double[]> groups) {
    return of(groups, groups.stream().map(FiveNumbers::median).toList());
  }

  private static Outcome<OneWayAnova> of(List<double[]> groups, List<Double> centres) {
    double[][] distances = new double[groups.size()][];
    Arrays.setAll(
        distances,
        g -> Arrays.stream(groups.get(g)).map(x -> Math.abs(x - centres.get(g))).toArray());
    return OneWayAnova.of(List.of(distances));
  }
}
