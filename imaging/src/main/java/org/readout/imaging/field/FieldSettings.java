package org.readout.imaging.field;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.cells.NucleusSettings;
import org.readout.imaging.cells.RingWidth;
import org.readout.imaging.potential.BleedThrough;
import org.readout.imaging.potential.MeterSettings;

/**
 * Everything that a person can set and that changes what is measured. Immutable.
 *
 * @param ring how far a ring reaches where no stain shows the cell
 * @param bleed green light in the red channel of a red and green probe; null if it is not known
 */
public record FieldSettings(
    NucleusSettings nuclei, RingWidth ring, MeterSettings meter, @Nullable BleedThrough bleed) {
  private static final double RING_DIAMETERS = 0.6;

  public static FieldSettings defaults() {
    return new FieldSettings(
        NucleusSettings.defaults(),
        new RingWidth.Diameters(RING_DIAMETERS),
        MeterSettings.defaults(),
        null);
  }

  public FieldSettings withNuclei(NucleusSettings other) {
    return new FieldSettings(other, ring, meter, bleed);
  }

  public FieldSettings withRing(RingWidth other) {
    return new FieldSettings(nuclei, other, meter, bleed);
  }

  public FieldSettings withMeter(MeterSettings other) {
    return new FieldSettings(nuclei, ring, other, bleed);
  }

  public FieldSettings withBleed(BleedThrough other) {
    return new FieldSettings(nuclei, ring, meter, other);
  }

  /** The settings as plain values under stable keys, for a record and for a hash. */
  public Map<String, Object> parameters() {
    Map<String, Object> plain = new TreeMap<>(nuclei.parameters());
    plain.putAll(meter.parameters());
    plain.put(
        "ring_width",
        ring instanceof RingWidth.Pixels pixels
            ? pixels.value() + " px"
            : ((RingWidth.Diameters) ring).value() + " nuclear diameters");
    plain.put("bleed_through", bleed == null ? "unknown" : bleed.fraction());
    return plain;
  }
}
