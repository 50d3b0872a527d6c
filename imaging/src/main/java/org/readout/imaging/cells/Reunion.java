package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Joins parts of an object again where together they are as full as one nucleus is. */
final class Reunion {
  /** Two discs whose centres are 1.6 radii apart are less solid together than this. */
  private static final double ONE_SOLIDITY = 0.94;

  /** Along the cut the stain is at least this part of the mean of the dimmer part. */
  private static final double ONE_DIP = 0.88;

  /** The same for a shard, which is no nucleus by itself. */
  private static final double SHARD_SOLIDITY = 0.86;

  private static final double SHARD_DIP = 0.7;

  /** A shard is smaller than this (typical areas). */
  private static final double SHARD_AREA = 0.15;

  /** Nothing larger than this is one nucleus (typical areas). */
  private static final double LARGEST_AREA = 2.6;

  /** A part takes in one other a round: this many rounds join sixteen. */
  private static final int ROUNDS = 4;

  private final int[] ids;
  private final int[] parts;
  private final int count;
  private final float[] height;
  private final double typicalArea;
  private final Grid grid;

  private Reunion(int[] ids, int[] parts, int count, float[] height, double diameterPx, Grid grid) {
    this.ids = ids;
    this.parts = parts;
    this.count = count;
    this.height = height;
    this.typicalArea = Math.PI * diameterPx * diameterPx / 4;
    this.grid = grid;
  }

  /** Where two parts meet. */
  private static final class Cut {
    private int length;
    private double sum;

    double mean() {
      return sum / length;
    }
  }

  private record Pair(int first, int second) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return first != other.first
          ? Integer.compare(first, other.first)
          : Integer.compare(second, other.second);
    }
  }

  private record Join(Pair pair, double score) {}

  /**
   * @param ids objects before they were divided: only parts of one object are joined
   * @param parts of them, 1 to {@code count}; changed in place
   */
  static void of(int[] ids, int[] parts, int count, float[] height, double diameterPx, Grid grid) {
    Reunion reunion = new Reunion(ids, parts, count, height, diameterPx, grid);
    int round = 0;
    while (round < ROUNDS && reunion.round()) {
      round++;
    }
  }

  /** Joins the best pairs, each part once. */
  private boolean round() {
    SortedMap<Pair, Cut> cuts = cuts();
    if (cuts.isEmpty()) {
      return false;
    }
    Members members = Members.of(parts, count);
    List<Join> joins = new ArrayList<>();
    cuts.forEach(
        (pair, cut) -> {
          double score = score(members, pair, cut);
          if (score > 0) {
            joins.add(new Join(pair, score));
          }
        });
    joins.sort(Comparator.comparingDouble(Join::score).reversed());
    boolean[] used = new boolean[count + 1];
    boolean any = false;
    for (Join join : joins) {
      int first = join.pair.first;
      int second = join.pair.second;
      if (!used[first] && !used[second]) {
        used[first] = true;
        used[second] = true;
        any = true;
        for (int p : members.of(second)) {
          parts[p] = first;
        }
      }
    }
    return any;
  }

  private SortedMap<Pair, Cut> cuts() {
    SortedMap<Pair, Cut> cuts = new TreeMap<>();
    int w = grid.width();
    for (int p = 0; p < parts.length; p++) {
      if (parts[p] > 0) {
        if (p % w < w - 1) {
          touch(cuts, p, p + 1);
        }
        if (p + w < parts.length) {
          touch(cuts, p, p + w);
        }
      }
    }
    return cuts;
  }

  private void touch(SortedMap<Pair, Cut> cuts, int p, int q) {
    int a = parts[p];
    int b = parts[q];
    if (a != b && b > 0 && ids[p] == ids[q]) {
      Cut cut = cuts.computeIfAbsent(new Pair(Math.min(a, b), Math.max(a, b)), pair -> new Cut());
      cut.length++;
      cut.sum += Math.min(height[p], height[q]);
    }
  }

  /** How much two parts are one, above 0; 0 if they are two. */
  private double score(Members members, Pair pair, Cut cut) {
    int[] first = members.of(pair.first);
    int[] second = members.of(pair.second);
    int together = first.length + second.length;
    if (together > LARGEST_AREA * typicalArea) {
      return 0;
    }
    int[] both = Arrays.copyOf(first, together);
    System.arraycopy(second, 0, both, first.length, second.length);
    double solidity = Silhouette.of(both, grid.width()).solidity();
    double dimmer = Math.min(mean(first), mean(second));
    double dip = dimmer > 0 ? cut.mean() / dimmer : 0;
    boolean shard = Math.min(first.length, second.length) < SHARD_AREA * typicalArea;
    boolean one =
        (solidity > ONE_SOLIDITY && dip > ONE_DIP)
            || (shard && solidity > SHARD_SOLIDITY && dip > SHARD_DIP);
    return one ? solidity * Math.min(dip, 1) : 0;
  }

  private double mean(int[] places) {
    double sum = 0;
    for (int p : places) {
      sum += height[p];
    }
    return sum / places.length;
  }
}
