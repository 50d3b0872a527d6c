package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves points of one category sideways until they stand free of each other: from the lowest point
 * up, each as near to the middle as there is room. No chance is involved.
 */
final class Beeswarm {
  /** Steps tried sideways, in diameters. */
  private static final double STEP = 0.14;

  /** Gap between neighbours, in diameters. */
  private static final double SPACED = 1.12;

  private Beeswarm() {}

  /**
   * The sideways offset of each point, in the order given. When there is no free place within the
   * width, the point stands where it overlaps least.
   *
   * @param heights of the points, in the unit of the diameter
   * @param halfWidth the largest offset, at least 0
   */
  static double[] offsets(double[] heights, double diameter, double halfWidth) {
    double[] offsets = new double[heights.length];
    List<Integer> order =
        IntStream.range(0, heights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> heights[i]))
            .toList();
    List<Integer> standing = new ArrayList<>();
    for (int point : order) {
      offsets[point] = place(point, standing, heights, offsets, diameter, halfWidth);
      standing.add(point);
    }
    return offsets;
  }

  private static double place(
      int point,
      List<Integer> standing,
      double[] heights,
      double[] offsets,
      double diameter,
      double halfWidth) {
    List<Integer> near = new ArrayList<>();
    for (int i = standing.size() - 1; i >= 0; i--) {
      if (heights[point] - heights[standing.get(i)] >= SPACED * diameter) {
        break;
      }
      near.add(standing.get(i));
    }
    double best = 0;
    double bestDistance = -1;
    // The emptier side first, so that the swarm stays in the middle.
    double leaning = standing.stream().mapToDouble(other -> offsets[other]).sum();
    double side = leaning > 0 ? -1 : 1;
    int steps = (int) Math.floor(halfWidth / (STEP * diameter));
    for (int k = 0; k <= 2 * steps; k++) {
      // 0, one side, the other, further out on the one, further out on the other.
      int outward = (k + 1) / 2;
      double offset = side * (k % 2 == 0 ? -outward : outward) * STEP * diameter;
      double distance = nearest(point, offset, near, heights, offsets);
      if (distance >= SPACED * diameter) {
        return offset;
      }
      if (distance > bestDistance) {
        best = offset;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static double nearest(
      int point, double offset, List<Integer> near, double[] heights, double[] offsets) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int other : near) {
      double across = offset - offsets[other];
      double along = heights[point] - heights[other];
      nearest = Math.min(nearest, Math.sqrt(across * across + along * along));
    }
    return nearest;
  }
}
