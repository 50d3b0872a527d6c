package org.readout.acquisition;

import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;

/**
 * What a person says of a layout file that the file does not say itself.
 *
 * @param plate the name of its only plate; null to take it from the file
 * @param format the plate's wells; null to take any well that some plate has, or a grid's shape
 */
public record LayoutOptions(@Nullable String plate, @Nullable PlateFormat format) {
  /** Nothing is said. */
  public static final LayoutOptions NONE = new LayoutOptions(null, null);

  public LayoutOptions {
    if (plate != null && plate.isBlank()) {
      throw new IllegalArgumentException("a plate has a name");
    }
  }

  public LayoutOptions plate(String name) {
    return new LayoutOptions(name, format);
  }

  public LayoutOptions format(PlateFormat wells) {
    return new LayoutOptions(plate, wells);
  }
}
