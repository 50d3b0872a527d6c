package org.readout.imaging.potential.lapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs points of two sets that lie within a gate of each other. Points that no chain of gates
 * connects cannot compete, so that each such group is solved by itself.
 */
final class Links {
  private static final int NONE = -1;

  private final double[][] from;
  private final double[][] to;
  private final double gateSquared;

  private Links(double[][] from, double[][] to, double gatePx) {
    this.from = from;
    this.to = to;
    gateSquared = gatePx * gatePx;
  }

  /**
   * @param from points {x, y}
   * @param to points {x, y}
   * @return for each of {@code from} the index in {@code to}, −1 for none
   */
  static int[] between(double[][] from, double[][] to, double gatePx) {
    return new Links(from, to, gatePx).solve();
  }

  private int[] solve() {
    int[] linked = new int[from.length];
    Arrays.fill(linked, NONE);
    boolean[] seenFrom = new boolean[from.length];
    boolean[] seenTo = new boolean[to.length];
    for (int i = 0; i < from.length; i++) {
      if (!seenFrom[i]) {
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        gather(i, seenFrom, seenTo, rows, columns);
        link(rows, columns, linked);
      }
    }
    return linked;
  }

  /** All points that are connected with one of {@code from}. */
  private void gather(
      int start, boolean[] seenFrom, boolean[] seenTo, List<Integer> rows, List<Integer> columns) {
    seenFrom[start] = true;
    rows.add(start);
    for (int next = 0; next < rows.size(); next++) {
      for (int j = 0; j < to.length; j++) {
        if (!seenTo[j] && squared(rows.get(next), j) <= gateSquared) {
          seenTo[j] = true;
          columns.add(j);
          for (int i = 0; i < from.length; i++) {
            if (!seenFrom[i] && squared(i, j) <= gateSquared) {
              seenFrom[i] = true;
              rows.add(i);
            }
          }
        }
      }
    }
  }

  /** Not to be linked costs as much as the gate; a column for that is kept for each row. */
  private void link(List<Integer> rows, List<Integer> columns, int[] linked) {
    double[][] cost = new double[rows.size()][columns.size() + rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      Arrays.fill(cost[row], gateSquared);
      for (int column = 0; column < columns.size(); column++) {
        double squared = squared(rows.get(row), columns.get(column));
        // Dearer than to leave both alone, whatever else is won by it.
        cost[row][column] = squared <= gateSquared ? squared : 2 * gateSquared * (rows.size() + 1);
      }
    }
    int[] chosen = Assignment.cheapest(cost);
    for (int row = 0; row < rows.size(); row++) {
      if (chosen[row] < columns.size()) {
        linked[rows.get(row)] = columns.get(chosen[row]);
      }
    }
  }

  private double squared(int i, int j) {
    double x = from[i][0] - to[j][0];
    double y = from[i][1] - to[j][1];
    return x * x + y * y;
  }
}
