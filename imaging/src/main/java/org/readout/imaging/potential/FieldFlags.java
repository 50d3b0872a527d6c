package org.readout.imaging.potential;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a person should know of a field: its channels' flags and those of the field itself. */
final class FieldFlags {
  private FieldFlags() {}

  static Set<FieldFlag> of(
      FieldChannels channels,
      FieldObjects objects,
      List<MeasuredCell> cells,
      List<ChannelQuality> quality,
      double saturated,
      MeterSettings settings) {
    EnumSet<FieldFlag> flags = EnumSet.noneOf(FieldFlag.class);
    quality.forEach(channel -> flags.addAll(channel.flags()));
    boolean sought = objects.mitochondria() != null;
    long atBorder = cells.stream().filter(MeasuredCell::atBorder).count();
    add(flags, FieldFlag.FIELD_SATURATED, saturated > settings.refuseSaturated());
    add(
        flags,
        FieldFlag.SATURATED_PIXELS,
        saturated > settings.flagSaturated() && saturated <= settings.refuseSaturated());
    add(flags, FieldFlag.NO_CELLS, cells.isEmpty());
    add(flags, FieldFlag.RINGS, objects.extent() == FieldObjects.Extent.PERINUCLEAR_RING);
    add(flags, FieldFlag.NO_MITOCHONDRIA, !sought);
    add(flags, FieldFlag.MASK_FROM_PROBE, sought && objects.mask() == FieldObjects.Mask.PROBE);
    add(flags, FieldFlag.WHOLE_CELL_RATIO, channels.green() != null && !sought);
    add(flags, FieldFlag.BLEED_UNKNOWN, channels.green() != null && channels.bleed() == null);
    add(flags, FieldFlag.MANY_AT_BORDER, 2 * atBorder > cells.size());
    return Collections.unmodifiableSet(flags);
  }

  private static void add(Set<FieldFlag> flags, FieldFlag flag, boolean is) {
    if (is) {
      flags.add(flag);
    }
  }
}
