package org.readout.devices.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;

/** A rectangle of wells, from its top left to its bottom right, both in it. */
public record WellBlock(Well first, Well last) {
  public WellBlock {
    if (first.row() > last.row() || first.column() > last.column()) {
      throw new IllegalArgumentException("no block from " + first + " to " + last);
    }
  }

  /** Every well of a plate. */
  public static WellBlock all(PlateFormat plate) {
    return new WellBlock(new Well(0, 0), new Well(plate.rows() - 1, plate.columns() - 1));
  }

  /**
   * Rectangles that cover the wells, each once, and no other. Greedy: each takes the longest run of
   * its row and grows downwards; not always the fewest, and the same for the same wells.
   */
  public static List<WellBlock> covering(Collection<Well> wells) {
    TreeSet<Well> left = new TreeSet<>(wells);
    List<WellBlock> blocks = new ArrayList<>();
    while (!left.isEmpty()) {
      Well first = left.first();
      int column = first.column();
      while (hasAll(left, first.row(), column + 1, column + 1)) {
        column++;
      }
      int row = first.row();
      while (hasAll(left, row + 1, first.column(), column)) {
        row++;
      }
      WellBlock block = new WellBlock(first, new Well(row, column));
      left.removeAll(block.wells());
      blocks.add(block);
    }
    return blocks;
  }

  private static boolean hasAll(Collection<Well> wells, int row, int from, int to) {
    PlateFormat largest = PlateFormat.WELLS_1536;
    return row < largest.rows()
        && to < largest.columns()
        && IntStream.rangeClosed(from, to).allMatch(i -> wells.contains(new Well(row, i)));
  }

  /** The smallest rectangle around all blocks. */
  public static WellBlock around(List<WellBlock> blocks) {
    int top = blocks.stream().mapToInt(block -> block.first.row()).min().orElseThrow();
    int left = blocks.stream().mapToInt(block -> block.first.column()).min().orElseThrow();
    int bottom = blocks.stream().mapToInt(block -> block.last.row()).max().orElseThrow();
    int right = blocks.stream().mapToInt(block -> block.last.column()).max().orElseThrow();
    return new WellBlock(new Well(top, left), new Well(bottom, right));
  }

  public int rows() {
    return last.row() - first.row() + 1;
  }

  public int columns() {
    return last.column() - first.column() + 1;
  }

  public boolean has(Well well) {
    return well.row() >= first.row()
        && well.row() <= last.row()
        && well.column() >= first.column()
        && well.column() <= last.column();
  }

  /** Row by row. */
  public List<Well> wells() {
    List<Well> wells = new ArrayList<>();
    for (int row = first.row(); row <= last.row(); row++) {
      for (int column = first.column(); column <= last.column(); column++) {
        wells.add(new Well(row, column));
      }
    }
    return wells;
  }

  @Override
  public String toString() {
    return first + ":" + last;
  }
}
