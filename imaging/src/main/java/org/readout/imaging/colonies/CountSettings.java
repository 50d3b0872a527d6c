package org.readout.imaging.colonies;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.vessels.Vessel;

/**
 * Everything that a person can set and that changes a number. Immutable.
 *
 * @param umPerPx micrometres a pixel; null to take it from the image, if it knows
 * @param minDiameter the smallest colony; null to judge by the typical one
 * @param roi where to count; null for everywhere
 */
public record CountSettings(
    Vessel vessel,
    ColonyAssay assay,
    @Nullable Double umPerPx,
    @Nullable SizeLimit minDiameter,
    Polarity polarity,
    @Nullable RegionOfInterest roi) {
  public CountSettings {
    if (umPerPx != null && (!(umPerPx > 0) || Double.isInfinite(umPerPx))) {
      throw new IllegalArgumentException("a pixel cannot be " + umPerPx + " µm wide");
    }
  }

  /** Looks for any vessel, any polarity, any size. */
  public static CountSettings defaults() {
    return new CountSettings(Vessel.AUTO, ColonyAssay.CLONOGENIC, null, null, Polarity.AUTO, null);
  }

  public CountSettings withVessel(Vessel other) {
    return new CountSettings(other, assay, umPerPx, minDiameter, polarity, roi);
  }

  public CountSettings withAssay(ColonyAssay other) {
    return new CountSettings(vessel, other, umPerPx, minDiameter, polarity, roi);
  }

  public CountSettings withUmPerPx(double other) {
    return new CountSettings(vessel, assay, other, minDiameter, polarity, roi);
  }

  public CountSettings withMinDiameter(SizeLimit other) {
    return new CountSettings(vessel, assay, umPerPx, other, polarity, roi);
  }

  public CountSettings withPolarity(Polarity other) {
    return new CountSettings(vessel, assay, umPerPx, minDiameter, other, roi);
  }

  public CountSettings withRoi(RegionOfInterest other) {
    return new CountSettings(vessel, assay, umPerPx, minDiameter, polarity, other);
  }

  /** The settings as plain strings and numbers under stable keys, for a record and for a hash. */
  public SortedMap<String, Object> parameters() {
    SortedMap<String, Object> plain = new TreeMap<>();
    plain.put("assay", assay.code());
    plain.put("min_diameter", plainLimit());
    plain.put("polarity", polarity.code());
    plain.put("roi", plainRoi());
    plain.put("um_per_px", umPerPx == null ? "auto" : umPerPx);
    plain.put("vessel", vessel.code());
    return plain;
  }

  private String plainLimit() {
    if (minDiameter instanceof SizeLimit.Micrometres limit) {
      return limit.value() + " um";
    }
    if (minDiameter instanceof SizeLimit.Pixels limit) {
      return limit.value() + " px";
    }
    return "auto";
  }

  private String plainRoi() {
    if (roi instanceof RegionOfInterest.Polygon polygon) {
      return polygon.points().stream()
          .map(point -> point.x() + "," + point.y())
          .collect(Collectors.joining(" "));
    }
    if (roi instanceof RegionOfInterest.Mask mask) {
      return "mask sha256:" + mask.sha256();
    }
    return "none";
  }
}
