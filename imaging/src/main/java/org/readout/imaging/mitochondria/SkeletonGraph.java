package org.readout.imaging.mitochondria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Branches, junctions and ends of a middle line. A spur that sticks out of the object's side by
 * less than half of the object's depth where it begins is a bump and is taken off; junctions that
 * lie nearer than that depth to each other are one. Confined to one object.
 */
final class SkeletonGraph {
  private static final int NONE = -1;

  /** From the middle line to the tip of a bump, over the depth there. */
  private static final double BUMP = 1.5;

  private final Grid grid;
  private final boolean[] on;
  private final int[] degree;
  private final int[] junction;
  private final boolean[] walked;
  private final List<Line> lines = new ArrayList<>();
  private int[] places;
  private int junctions;
  private int endpoints;

  /** A way between two junctions or ends. Each is itself and equals no other. */
  private static final class Line {
    /** The junction that it begins at, or {@value #NONE} for a free end. */
    final int from;

    final int to;

    /** The first pixel. */
    final int start;

    final int end;
    final double length;
    final int[] between;

    Line(int from, int to, int start, int end, double length, int[] between) {
      this.from = from;
      this.to = to;
      this.start = start;
      this.end = end;
      this.length = length;
      this.between = between;
    }

    boolean isSpur() {
      return (from == NONE) != (to == NONE);
    }

    /** The junction that a spur grows from. */
    int root() {
      return Math.max(from, to);
    }

    boolean isBetweenJunctions() {
      return from != NONE && to != NONE && from != to;
    }
  }

  private SkeletonGraph(Grid grid) {
    this.grid = grid;
    on = Skeleton.of(grid);
    degree = new int[on.length];
    junction = new int[on.length];
    walked = new boolean[on.length];
    places = Arrays.stream(grid.places).filter(p -> on[p]).toArray();
  }

  static Branching of(Grid grid) {
    SkeletonGraph graph = new SkeletonGraph(grid);
    do {
      graph.trace();
    } while (graph.prune());
    return graph.branching();
  }

  private void trace() {
    lines.clear();
    endpoints = 0;
    for (int p : places) {
      degree[p] = degree(p);
      junction[p] = NONE;
      walked[p] = false;
      endpoints += degree[p] <= 1 ? 1 : 0;
    }
    junctions = nameJunctions();
    for (int p : places) {
      if (degree[p] != 2) {
        walkFrom(p);
      }
    }
    for (int p : places) {
      if (degree[p] == 2 && !walked[p]) {
        lines.add(ring(p));
      }
    }
  }

  /** A neighbour at a corner counts only where no straight step leads there. */
  private boolean joined(int p, int direction) {
    int[] step = grid.step;
    if (!on[p + step[direction]]) {
      return false;
    }
    return direction % 2 == 0
        || (!on[p + step[direction - 1]] && !on[p + step[(direction + 1) % 8]]);
  }

  private int degree(int p) {
    int n = 0;
    for (int k = 0; k < 8; k++) {
      n += joined(p, k) ? 1 : 0;
    }
    return n;
  }

  /** Pixels with three ways or more that touch are one junction. */
  private int nameJunctions() {
    int n = 0;
    int[] stack = new int[places.length];
    for (int seed : places) {
      if (degree[seed] < 3 || junction[seed] != NONE) {
        continue;
      }
      int height = 0;
      stack[height++] = seed;
      junction[seed] = n;
      while (height > 0) {
        int p = stack[--height];
        for (int there : grid.step) {
          int q = p + there;
          if (on[q] && degree[q] >= 3 && junction[q] == NONE) {
            junction[q] = n;
            stack[height++] = q;
          }
        }
      }
      n++;
    }
    return n;
  }

  private void walkFrom(int start) {
    for (int k = 0; k < 8; k++) {
      int first = start + grid.step[k];
      if (!joined(start, k) || walked[first]) {
        continue;
      }
      if (degree[first] != 2) {
        boolean sameJunction = junction[start] != NONE && junction[start] == junction[first];
        if (start < first && !sameJunction) {
          lines.add(
              new Line(junction[start], junction[first], start, first, length(k), new int[0]));
        }
        continue;
      }
      lines.add(walk(start, first, k));
    }
  }

  private Line walk(int start, int first, int direction) {
    int[] between = new int[16];
    int n = 0;
    double length = length(direction);
    int last = start;
    int p = first;
    while (degree[p] == 2) {
      walked[p] = true;
      if (n == between.length) {
        between = Arrays.copyOf(between, 2 * n);
      }
      between[n++] = p;
      int k = onward(p, last);
      if (k < 0) {
        break;
      }
      length += length(k);
      last = p;
      p += grid.step[k];
    }
    return new Line(junction[start], junction[p], start, p, length, Arrays.copyOf(between, n));
  }

  /** The way on that does not lead back. */
  private int onward(int p, int last) {
    for (int k = 0; k < 8; k++) {
      if (joined(p, k) && p + grid.step[k] != last) {
        return k;
      }
    }
    return -1;
  }

  private Line ring(int start) {
    double length = 0;
    int last = start;
    int p = start;
    do {
      walked[p] = true;
      int k = onward(p, last);
      length += length(k);
      last = p;
      p += grid.step[k];
    } while (p != start);
    return new Line(NONE, NONE, start, start, length, new int[0]);
  }

  private static double length(int direction) {
    return direction % 2 == 0 ? 1 : Math.sqrt(2);
  }

  /**
   * Takes the shortest bump off each junction that has one, so that of a forked end one prong stays
   * as its end; and all of them off a junction from which nothing else leads: a blob with bumps.
   */
  private boolean prune() {
    Line[] shortest = new Line[junctions];
    int[] bumps = new int[junctions];
    int[] ways = new int[junctions];
    for (Line line : lines) {
      count(line.from, ways);
      count(line.to, ways);
      if (isBump(line)) {
        int at = line.root();
        bumps[at]++;
        if (shortest[at] == null || line.length < shortest[at].length) {
          shortest[at] = line;
        }
      }
    }
    boolean any = false;
    for (Line line : lines) {
      if (isBump(line)
          && (line == shortest[line.root()] || bumps[line.root()] == ways[line.root()])) {
        takeOff(line);
        any = true;
      }
    }
    places = any ? Arrays.stream(places).filter(p -> on[p]).toArray() : places;
    return any;
  }

  private static void count(int junction, int[] ways) {
    if (junction != NONE) {
      ways[junction]++;
    }
  }

  private boolean isBump(Line line) {
    return line.isSpur()
        && line.length <= BUMP * grid.depth(line.from == NONE ? line.end : line.start);
  }

  private void takeOff(Line spur) {
    on[spur.from == NONE ? spur.start : spur.end] = false;
    for (int p : spur.between) {
      on[p] = false;
    }
  }

  private Branching branching() {
    int[] same = new int[junctions];
    Arrays.setAll(same, i -> i);
    List<Double> lengths = new ArrayList<>();
    double all = 0;
    int apart = junctions;
    for (Line line : lines) {
      all += line.length;
      if (line.isBetweenJunctions() && line.length <= grid.depth(line.start)) {
        int a = root(same, line.from);
        int b = root(same, line.to);
        apart -= a == b ? 0 : 1;
        same[a] = b;
      } else {
        lengths.add(line.length);
      }
    }
    return new Branching(apart, endpoints, all, lengths);
  }

  private static int root(int[] same, int i) {
    int root = i;
    while (same[root] != root) {
      root = same[root];
    }
    return root;
  }
}
