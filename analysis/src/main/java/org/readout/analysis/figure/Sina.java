package org.readout.analysis.figure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads very many points of one category sideways, as wide as they are dense, so that the cloud
 * has the shape of their distribution. No chance is involved: neighbours in height are put apart by
 * the golden ratio.
 *
 * @see <a href="https://doi.org/10.1080/10618600.2017.1366914">Sidiropoulos 2018, SinaPlot, J.
 *     Comput. Graph. Stat. 27:673</a>
 */
final class Sina {
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  /** Neighbours are counted over this share of the height that the points fill. */
  private static final double WINDOW = 0.04;

  private Sina() {}

  /**
   * The sideways offset of each point, in the order given.
   *
   * @param halfWidth the largest offset, at least 0
   */
  static double[] offsets(double[] heights, double halfWidth) {
    List<Integer> order =
        IntStream.range(0, heights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> heights[i]))
            .toList();
    double[] ascending = order.stream().mapToDouble(i -> heights[i]).toArray();
    int[] neighbours = neighbours(ascending);
    int most = IntStream.of(neighbours).max().orElse(1);
    double[] offsets = new double[heights.length];
    for (int rank = 0; rank < ascending.length; rank++) {
      double turn = (rank + 1) * GOLDEN;
      double aside = 2 * (turn - Math.floor(turn)) - 1;
      offsets[order.get(rank)] = aside * halfWidth * neighbours[rank] / most;
    }
    return offsets;
  }

  private static int[] neighbours(double[] ascending) {
    int[] neighbours = new int[ascending.length];
    if (ascending.length == 0) {
      return neighbours;
    }
    double window = WINDOW * (ascending[ascending.length - 1] - ascending[0]);
    int from = 0;
    int to = 0;
    for (int i = 0; i < ascending.length; i++) {
      while (ascending[i] - ascending[from] > window) {
        from++;
      }
      while (to < ascending.length && ascending[to] - ascending[i] <= window) {
        to++;
      }
      neighbours[i] = to - from;
    }
    return neighbours;
  }
}
