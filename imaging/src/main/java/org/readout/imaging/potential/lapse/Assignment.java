package org.readout.imaging.potential.lapse;

import java.util.Arrays;

/** Gives every row a column of its own so that the sum of their costs is the least possible. */
final class Assignment {
  private Assignment() {}

  /**
   * Shortest augmenting paths with potentials, of cubic cost in the number of rows.
   *
   * @param cost rows of equal length, no more rows than columns, all finite
   * @return the column of each row
   * @see <a href="https://doi.org/10.1007/BF02278710">Jonker and Volgenant 1987, Computing
   *     38:325</a>
   */
  static int[] cheapest(double[][] cost) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    if (rows > columns) {
      throw new IllegalArgumentException(rows + " rows do not fit into " + columns + " columns");
    }
    // Row and column 0 are the free row that is being placed and the column it starts from.
    int[] rowOf = new int[columns + 1];
    double[] rowPotential = new double[rows + 1];
    double[] columnPotential = new double[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int[] cameFrom = new int[columns + 1];
      int free = shortestPath(cost, rowOf, rowPotential, columnPotential, cameFrom);
      for (int column = free; column != 0; column = cameFrom[column]) {
        rowOf[column] = rowOf[cameFrom[column]];
      }
    }
    int[] columnOf = new int[rows];
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] != 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** To a column without a row; changes the potentials so that the path costs nothing. */
  private static int shortestPath(
      double[][] cost,
      int[] rowOf,
      double[] rowPotential,
      double[] columnPotential,
      int[] cameFrom) {
    int columns = rowOf.length - 1;
    double[] distance = new double[columns + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    boolean[] visited = new boolean[columns + 1];
    int at = 0;
    while (rowOf[at] != 0) {
      visited[at] = true;
      int row = rowOf[at];
      int nearest = 0;
      double step = Double.POSITIVE_INFINITY;
      for (int column = 1; column <= columns; column++) {
        if (!visited[column]) {
          double reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
          if (reduced < distance[column]) {
            distance[column] = reduced;
            cameFrom[column] = at;
          }
          if (distance[column] < step) {
            step = distance[column];
            nearest = column;
          }
        }
      }
      for (int column = 0; column <= columns; column++) {
        if (visited[column]) {
          rowPotential[rowOf[column]] += step;
          columnPotential[column] -= step;
        } else {
          distance[column] -= step;
        }
      }
      at = nearest;
    }
    return at;
  }
}
