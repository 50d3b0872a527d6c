package org.readout.devices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which wells each plate and each of its reads has values for. A list has no end mark: that it was
 * cut shows only in wells that are not there. Confined to one thread.
 */
final class WellCount {
  private final Map<String, Map<Channel, BitSet>> plates = new LinkedHashMap<>();
  private @Nullable ExportRow last;
  private @Nullable BitSet lastWells;

  /** Computed results often leave wells out, and are not counted. */
  void add(ExportRow row) {
    Well well = row.reading().well();
    if (well == null || row.channel().kind() == Measurand.CALCULATED) {
      return;
    }
    BitSet wells = lastWells;
    if (wells == null
        || last == null
        || !last.channel().equals(row.channel())
        || !last.plate().equals(row.plate())) {
      wells =
          plates
              .computeIfAbsent(row.plate(), plate -> new LinkedHashMap<>())
              .computeIfAbsent(row.channel(), channel -> new BitSet());
    }
    wells.set(well.row() * Well.MAX_COLUMNS + well.column());
    last = row;
    lastWells = wells;
  }

  /** One sentence for each plate that is not whole. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    plates.forEach(
        (plate, reads) -> {
          BitSet all = new BitSet();
          reads.values().forEach(all::or);
          String name = plate.isEmpty() ? "the plate" : "plate '" + plate + "'";
          if (Arrays.stream(PlateFormat.values()).noneMatch(format -> isWhole(all, format))) {
            warnings.add(
                "%s has values for %d wells, as no whole plate has: a part was read, or the file is cut"
                    .formatted(name, all.cardinality()));
          } else if (reads.values().stream().mapToInt(BitSet::cardinality).distinct().count() > 1) {
            warnings.add(
                "%s: some reads have fewer wells than others: they were not read, or the file is cut"
                    .formatted(name));
          }
        });
    return warnings;
  }

  private static boolean isWhole(BitSet wells, PlateFormat format) {
    return wells.cardinality() == format.size()
        && wells.stream()
            .allMatch(i -> format.has(new Well(i / Well.MAX_COLUMNS, i % Well.MAX_COLUMNS)));
  }
}
