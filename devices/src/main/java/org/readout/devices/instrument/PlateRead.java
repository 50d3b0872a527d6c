package org.readout.devices.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;

/**
 * What to read of a plate.
 *
 * @param blocks the wells; no well is in two
 * @param kinetic null for a single read
 * @param shakeBefore before each read; null for none
 */
public record PlateRead(
    PlateFormat plate,
    List<WellBlock> blocks,
    Optics optics,
    @Nullable Kinetic kinetic,
    @Nullable Shake shakeBefore) {
  public PlateRead {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("no wells to read");
    }
    long distinct = blocks.stream().flatMap(block -> block.wells().stream()).distinct().count();
    int all = blocks.stream().mapToInt(block -> block.rows() * block.columns()).sum();
    if (distinct != all) {
      throw new IllegalArgumentException("a well is in two blocks: " + blocks);
    }
    for (WellBlock block : blocks) {
      if (!plate.has(block.last())) {
        throw new IllegalArgumentException(plate + " has no block " + block);
      }
    }
  }

  /** Every well, once. */
  public static PlateRead of(PlateFormat plate, Optics optics) {
    return new PlateRead(plate, List.of(WellBlock.all(plate)), optics, null, null);
  }

  public PlateRead only(List<WellBlock> wells) {
    return new PlateRead(plate, wells, optics, kinetic, shakeBefore);
  }

  public PlateRead every(Kinetic times) {
    return new PlateRead(plate, blocks, optics, times, shakeBefore);
  }

  public PlateRead shaking(Shake before) {
    return new PlateRead(plate, blocks, optics, kinetic, before);
  }

  /** How often each well is read. */
  public int times() {
    return kinetic == null ? 1 : kinetic.reads();
  }

  /** Whether the well is to be read. */
  public boolean has(Well well) {
    return blocks.stream().anyMatch(block -> block.has(well));
  }

  /** The smallest rectangle that holds every well to be read. */
  public WellBlock around() {
    return WellBlock.around(blocks);
  }
}
