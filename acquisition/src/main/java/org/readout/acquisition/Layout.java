package org.readout.acquisition;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;

/**
 * What is where on one plate, as the experiment was planned.
 *
 * @param plate its name, as a person wrote it
 * @param format absent where nobody said it
 * @param wells each well once, or one entry without a well for a plate that is one dish or field
 */
public record Layout(String plate, Optional<PlateFormat> format, List<LayoutWell> wells) {
  public Layout {
    if (plate.isBlank()) {
      throw new IllegalArgumentException("a layout is of a plate with a name");
    }
    if (wells.isEmpty()) {
      throw new IllegalArgumentException("a layout has wells: " + plate);
    }
    Set<Optional<Well>> seen = new HashSet<>();
    for (LayoutWell well : wells) {
      if (!seen.add(well.well()) || (well.well().isEmpty() && wells.size() > 1)) {
        throw new IllegalArgumentException("twice in the layout of " + plate + ": " + well);
      }
      if (format.isPresent() && well.well().isPresent() && !format.get().has(well.well().get())) {
        throw new IllegalArgumentException(well.well().get() + " is not on a " + format.get());
      }
    }
    wells = List.copyOf(wells);
  }

  /** What is in {@code well}; empty if the layout does not say. */
  public Optional<LayoutWell> at(Well well) {
    return wells.stream().filter(entry -> entry.well().equals(Optional.of(well))).findFirst();
  }
}
